package dev.hawser.examples.workflow;

import dev.hawser.agent.bedrock.BedrockModel;
import dev.hawser.examples.review.offline.OfflineBedrock;
import dev.hawser.lambda.review.FetchSource;
import dev.hawser.lambda.review.SecurityReview;
import dev.hawser.lambda.review.StyleReview;
import dev.hawser.lambda.review.Summary;
import dev.hawser.testing.LocalBedrock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/** The functions of the workflow, set up with a model: one on Amazon Bedrock, or fixed rules. Close them. */
final class Functions implements AutoCloseable {

    private static final long SOFT_DEADLINE_SECONDS = 30;

    private final List<Runnable> closing = new ArrayList<>();
    private final Map<String, String> variables = new HashMap<>();
    private final BedrockModel model;
    private final Duration time;

    /**
     * Prepares the functions.
     *
     * @param modelId a model on Amazon Bedrock, or null for fixed rules
     * @param approval whether a person must agree to the summary
     * @param time how long one invocation may take
     * @throws IllegalStateException if the model has no AWS region
     */
    Functions(Path mount, @Nullable String modelId, boolean approval, Duration time) {
        this.time = time;
        variables.put("WORKSPACE_MOUNT", mount.toString());
        variables.put("REVIEW_APPROVAL", String.valueOf(approval));
        variables.put("FETCH_FROM_LOOPBACK", "true"); // whoever types the address is on this machine anyway
        variables.put(
                "SOFT_DEADLINE_SECONDS",
                String.valueOf(Math.max(1, Math.min(SOFT_DEADLINE_SECONDS, time.toSeconds() / 2))));
        variables.put("MAX_TURNS", "200");
        if (modelId == null) {
            LocalBedrock offline = OfflineBedrock.start();
            model = offline(offline);
            closing.add(model::close);
            closing.add(offline::close);
            variables.put("AWS_ENDPOINT_URL_BEDROCK_RUNTIME", offline.endpoint().toString());
        } else {
            model = BedrockModel.builder().modelId(modelId).promptCaching(true).build();
            closing.add(model::close);
        }
        variables.put("BEDROCK_MODEL_ID", modelId == null ? OfflineBedrock.MODEL_ID : modelId);
    }

    LocalFunction fetchSource() {
        return new LocalFunction("fetch-source", new FetchSource(variables), time);
    }

    LocalFunction securityReview() {
        return new LocalFunction("security-review", new SecurityReview(variables, environment -> model), time);
    }

    LocalFunction styleReview() {
        return new LocalFunction("style-review", new StyleReview(variables, environment -> model), time);
    }

    LocalFunction summary() {
        return new LocalFunction("summary", new Summary(variables, environment -> model), time);
    }

    private static BedrockModel offline(LocalBedrock bedrock) {
        return BedrockModel.builder()
                .modelId(OfflineBedrock.MODEL_ID)
                .endpoint(bedrock.endpoint())
                .region(Region.US_EAST_1)
                .credentials(StaticCredentialsProvider.create(AwsBasicCredentials.create("offline", "offline")))
                .build();
    }

    @Override
    public void close() {
        closing.forEach(Runnable::run);
    }
}
