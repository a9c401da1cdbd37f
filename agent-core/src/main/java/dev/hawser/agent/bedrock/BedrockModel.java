package dev.hawser.agent.bedrock;

import dev.hawser.agent.model.Model;
import dev.hawser.agent.model.ModelCall;
import dev.hawser.agent.model.ModelException;
import dev.hawser.agent.model.ModelException.Kind;
import dev.hawser.agent.model.ModelRequest;
import dev.hawser.agent.model.ModelResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkServiceClientConfiguration;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseResponse;

/**
 * A model on Amazon Bedrock, called through
 * <a href="https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html">Converse</a>.
 *
 * <pre>{@code
 * BedrockModel model = BedrockModel.of("us.anthropic.claude-sonnet-4-20250514-v1:0");
 * }</pre>
 *
 * <p>Create one and share it: it is safe for use by several threads and keeps its connections. Close it when the program
 * no longer needs it. The caller needs the IAM permission {@code bedrock:InvokeModel}, for an inference profile on the
 * profile and on the model in each region that it routes to.
 *
 * <p>A call is <b>one</b> HTTP request, whatever retries the AWS configuration asks for: the agent decides whether to ask
 * again. It ends at the latest after the call time-out or at the call's deadline, whichever is earlier. A cancellation
 * closes the connection, so the call fails at once; only while a connection is being made it takes until that is done, at
 * most the connect time-out. The service may still bill what the model has written by then.
 */
public final class BedrockModel implements Model, AutoCloseable {

    private final InferenceSettings settings;
    private final RequestMapper requests;
    private final ErrorClassifier errors;
    private final BedrockRuntimeClient client;
    private final @Nullable CancellableHttpClient http;
    private final Runnable closing;

    /** Without an HTTP client of its own the model can't cut a call short. */
    BedrockModel(
            InferenceSettings settings,
            ModelFamily family,
            BedrockRuntimeClient client,
            @Nullable CancellableHttpClient http,
            Runnable closing) {
        this.settings = settings;
        this.requests = new RequestMapper(family);
        this.errors = new ErrorClassifier(settings.modelId());
        this.client = client;
        this.http = http;
        this.closing = closing;
    }

    /**
     * Returns the model of that id with the defaults of {@link #builder()}.
     *
     * @param modelId best the id of an inference profile, such as {@code eu.…} or {@code global.…}; many models have no
     *     other
     * @throws IllegalStateException if the environment names no AWS region
     */
    public static BedrockModel of(String modelId) {
        return builder().modelId(modelId).build();
    }

    /** Returns a builder. */
    public static BedrockModelBuilder builder() {
        return new BedrockModelBuilder();
    }

    @Override
    public ModelResponse call(ModelRequest request, ModelCall call) {
        AwsRequestOverrideConfiguration.Builder limits =
                AwsRequestOverrideConfiguration.builder().apiCallTimeout(timeout(call));
        if (http == null) {
            limits.addPlugin(BedrockModel::doNotRetry);
        }
        ConverseRequest converse = settings.converse(requests.map(request), limits.build());
        return ResponseMapper.map(send(converse, call));
    }

    private static void doNotRetry(SdkServiceClientConfiguration.Builder client) {
        client.overrideConfiguration(client.overrideConfiguration().toBuilder()
                .retryStrategy(AwsRetryStrategy.doNotRetry())
                .build());
    }

    private Duration timeout(ModelCall call) {
        if (call.cancellation().isCancelled()) {
            throw cancelled(null);
        }
        Duration left = call.deadline().remaining();
        if (left.toMillis() == 0) {
            throw new ModelException(Kind.TIMEOUT, "the deadline passed before " + name() + " was asked");
        }
        return left.compareTo(settings.callTimeout()) < 0 ? left : settings.callTimeout();
    }

    private ConverseResponse send(ConverseRequest request, ModelCall call) {
        try {
            return http == null
                    ? client.converse(request)
                    : http.call(call.cancellation(), () -> client.converse(request));
        } catch (RuntimeException e) {
            boolean givenUp =
                    call.cancellation().isCancelled() || Thread.currentThread().isInterrupted();
            throw givenUp ? cancelled(e) : errors.classify(e);
        }
    }

    private ModelException cancelled(@Nullable RuntimeException cause) {
        return new ModelException(Kind.CANCELLED, "the call of " + name() + " was cancelled", cause);
    }

    /** Returns the model id. */
    @Override
    public String name() {
        return settings.modelId();
    }

    /** Closes the connections. Clients that were passed to the builder stay open, they are the caller's. */
    @Override
    public void close() {
        closing.run();
    }
}
