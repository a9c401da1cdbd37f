package dev.hawser.agent.bedrock;

import dev.hawser.agent.model.ModelCall;
import dev.hawser.agent.model.ModelResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseResponse;

/** The answer as a whole, on the caller's thread. */
final class Converse implements Operation {

    private final InferenceSettings settings;
    private final ErrorClassifier errors;
    private final BedrockRuntimeClient client;
    private final @Nullable CancellableHttpClient http;

    /** Without an HTTP client of its own a call can't be cut short. */
    Converse(InferenceSettings settings, BedrockRuntimeClient client, @Nullable CancellableHttpClient http) {
        this.settings = settings;
        this.errors = new ErrorClassifier(settings.modelId());
        this.client = client;
        this.http = http;
    }

    @Override
    public ModelResponse call(RequestMapper.Conversation conversation, ModelCall call) {
        AwsRequestOverrideConfiguration.Builder limits =
                AwsRequestOverrideConfiguration.builder().apiCallTimeout(timeout(call));
        if (http == null) {
            limits.addPlugin(SdkRetries::turnOff);
        }
        return ResponseMapper.map(send(settings.converse(conversation, limits.build()), call));
    }

    private Duration timeout(ModelCall call) {
        Duration left = call.deadline().remaining();
        if (left.toMillis() == 0) {
            throw errors.tooLate();
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
            throw givenUp ? errors.cancelled(e) : errors.classify(e);
        }
    }
}
