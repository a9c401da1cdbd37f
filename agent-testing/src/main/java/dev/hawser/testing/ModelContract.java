package dev.hawser.testing;

import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/**
 * What a {@link dev.hawser.agent.model.Model} promises, as JUnit tests: that answers, requests and failures arrive whole,
 * that a call ends at its deadline and on cancellation, that calls at the same time don't mix. Extend it to check a model
 * of your own. All there is to write is a stand-in for the service, which speaks the service's protocol on one side and
 * asks a {@link ScriptedModel} on the other; for Amazon Bedrock that is {@link LocalBedrock}.
 *
 * <pre>{@code
 * class MyBedrockModelTest extends ModelContract {
 *
 *     @Override
 *     public Model modelOver(ScriptedModel service) {
 *         LocalBedrock bedrock = closeLater(LocalBedrock.start(service));
 *         return closeLater(BedrockModel.builder()
 *                 .modelId("us.anthropic.claude-sonnet-4-20250514-v1:0")
 *                 .endpoint(bedrock.endpoint())
 *                 .region(Region.US_EAST_1)
 *                 .credentials(StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")))
 *                 .build());
 *     }
 * }
 * }</pre>
 *
 * <p>Check a model that streams twice: over {@code service}, and over {@code service.streaming()}, if the stand-in passes
 * on what the script tells its listener.
 *
 * <p>What the model or its service can't do at all, hidden reasoning for one, is no breach: override that test with an empty
 * method that has {@code @Test} and {@code @Disabled} with the reason. Blank text is told by the script as a
 * {@link dev.hawser.agent.message.Content.Opaque} of the kind {@code text}.
 *
 * <p>This class needs {@code junit-jupiter-api} 6 and {@code assertj-core}. They are optional dependencies of this module:
 * the test scope of your project brings its own. A test gets a new instance, and fails after a minute rather than hang.
 */
@Timeout(60)
public abstract class ModelContract implements AnswerContract, RequestContract, CallContract {

    private final Deque<AutoCloseable> resources = new ArrayDeque<>();

    /** Creates the contract; JUnit does. */
    protected ModelContract() {}

    /** Closes the resource when the test is over, the last one first, and returns it. */
    protected final <T extends AutoCloseable> T closeLater(T resource) {
        resources.push(resource);
        return resource;
    }

    /** Closes what the test has opened. */
    @AfterEach
    protected final void closeResources() throws Exception {
        while (!resources.isEmpty()) {
            resources.pop().close();
        }
    }
}
