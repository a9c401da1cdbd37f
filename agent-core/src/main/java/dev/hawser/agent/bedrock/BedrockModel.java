package dev.hawser.agent.bedrock;

import dev.hawser.agent.model.Model;
import dev.hawser.agent.model.ModelCall;
import dev.hawser.agent.model.ModelRequest;
import dev.hawser.agent.model.ModelResponse;

/**
 * A model on Amazon Bedrock, called through
 * <a href="https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html">Converse</a> or, when it
 * {@linkplain BedrockModelBuilder#streaming streams},
 * <a href="https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_ConverseStream.html">ConverseStream</a>.
 *
 * <pre>{@code
 * BedrockModel model = BedrockModel.of("us.anthropic.claude-sonnet-4-20250514-v1:0");
 * }</pre>
 *
 * <p>Create one and share it: it is safe for use by several threads and keeps its connections. Close it when the program
 * no longer needs it. The caller needs the IAM permission {@code bedrock:InvokeModel}, to stream
 * {@code bedrock:InvokeModelWithResponseStream}; for an inference profile on the profile and on the model in each region
 * that it routes to.
 *
 * <p>A call is <b>one</b> HTTP request, whatever retries the AWS configuration asks for: the agent decides whether to ask
 * again. It ends at the latest after the call time-out or at the call's deadline, whichever is earlier. A cancellation or
 * an interrupt closes the connection, so the call fails at once; only while a connection for a whole answer is being made it takes
 * until that is done, at most the connect time-out. The service may still bill what the model has written by then.
 *
 * <p>Streaming or not, a call blocks and returns the same answer. In a stream the listener is called on the caller's
 * thread and never after the call has ended. An answer whose end doesn't come is an error that is worth a retry, though
 * the listener may have heard its beginning. Arguments of a tool call that are not JSON come as a text node of what the
 * model wrote, for the tool to refuse.
 */
public final class BedrockModel implements Model, AutoCloseable {

    private final String modelId;
    private final RequestMapper requests;
    private final ErrorClassifier errors;
    private final Operation operation;
    private final Runnable closing;

    BedrockModel(String modelId, RequestMapper requests, Operation operation, Runnable closing) {
        this.modelId = modelId;
        this.requests = requests;
        this.errors = new ErrorClassifier(modelId);
        this.operation = operation;
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
        if (call.cancellation().isCancelled()) {
            throw errors.cancelled(null);
        }
        return operation.call(requests.map(request, call.memo()), call);
    }

    /** Returns the model id. */
    @Override
    public String name() {
        return modelId;
    }

    /** Closes the connections. Clients that were passed to the builder stay open, they are the caller's. */
    @Override
    public void close() {
        closing.run();
    }
}
