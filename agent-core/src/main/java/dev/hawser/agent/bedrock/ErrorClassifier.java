package dev.hawser.agent.bedrock;

import dev.hawser.agent.model.ModelException;
import dev.hawser.agent.model.ModelException.Kind;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.bedrockruntime.model.ModelErrorException;

/**
 * Says what kind of failure an exception of the AWS SDK is, in a message that holds the service's own text and what to do
 * about it, and never a header or a credential.
 */
final class ErrorClassifier {

    private static final int MAX_TEXT = 500;
    private static final int MAX_CAUSES = 20;
    private static final String CREDENTIALS_HINT =
            " Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, AWS_PROFILE or AWS_BEARER_TOKEN_BEDROCK, run under a"
                    + " role, or pass credentials(…) to the builder.";

    private final String modelId;

    ErrorClassifier(String modelId) {
        this.modelId = modelId;
    }

    ModelException cancelled(@Nullable Throwable cause) {
        return new ModelException(Kind.CANCELLED, "the call of " + modelId + " was cancelled", cause);
    }

    ModelException tooLate() {
        return new ModelException(Kind.TIMEOUT, "the deadline passed before " + modelId + " was asked");
    }

    ModelException classify(Throwable failure) {
        if (failure instanceof ModelException classified) {
            return classified;
        } else if (failure instanceof AwsServiceException refusal) {
            return refused(refusal);
        }
        return failed(failure);
    }

    /** After the service has begun to answer, what is no error of its own or of the network is an answer of nonsense. */
    ModelException classifyInAnswer(Throwable failure) {
        ModelException classified = classify(failure);
        return classified.kind() == Kind.OTHER
                ? new ModelException(
                        Kind.MALFORMED_RESPONSE, "the stream of " + modelId + "'s answer can't be read", failure)
                : classified;
    }

    /** The service answered, with an error. */
    private ModelException refused(AwsServiceException refusal) {
        Kind kind = kind(refusal);
        String text = refusal.awsErrorDetails() == null
                ? ""
                : Optional.ofNullable(refusal.awsErrorDetails().errorMessage()).orElse("");
        String message = sentence("Bedrock " + verb(kind) + " " + modelId + ": " + shortened(text))
                + hint(kind, text)
                + facts(refusal);
        return new ModelException(kind, message, refusal, retryAfter(refusal).orElse(null));
    }

    private static Kind kind(AwsServiceException refusal) {
        String code = code(refusal).toLowerCase(Locale.ROOT);
        return switch (code) {
            case "throttlingexception", "servicequotaexceededexception", "modelnotreadyexception" -> Kind.THROTTLED;
            case "internalserverexception", "serviceunavailableexception", "modelstreamerrorexception" ->
                Kind.UNAVAILABLE;
            case "modeltimeoutexception" -> Kind.TIMEOUT;
            case "modelerrorexception" -> modelError(refusal);
            case "validationexception" -> invalid(refusal);
            case "accessdeniedexception", "incompletesignature", "notauthorized", "requestexpired" ->
                Kind.ACCESS_DENIED;
            case "resourcenotfoundexception" -> Kind.NOT_FOUND;
            default -> kindOfStatus(refusal);
        };
    }

    private static Kind kindOfStatus(AwsServiceException refusal) {
        int status = refusal.statusCode();
        return switch (status) {
            case 400, 422 -> invalid(refusal);
            case 413 -> Kind.CONTEXT_OVERFLOW;
            case 401, 403 -> Kind.ACCESS_DENIED;
            case 404 -> Kind.NOT_FOUND;
            case 408 -> Kind.TIMEOUT;
            case 429 -> Kind.THROTTLED;
            default -> status >= 500 ? Kind.UNAVAILABLE : Kind.OTHER;
        };
    }

    private static Kind invalid(AwsServiceException refusal) {
        String text = String.valueOf(refusal.getMessage());
        if (ContextOverflow.isSaidBy(text)) {
            return Kind.CONTEXT_OVERFLOW;
        }
        return text.contains("model identifier is invalid") ? Kind.NOT_FOUND : Kind.INVALID_REQUEST;
    }

    /** The model's own server failed: by its status either the request or the server is to blame. */
    private static Kind modelError(AwsServiceException refusal) {
        Integer status = refusal instanceof ModelErrorException error ? error.originalStatusCode() : null;
        if (status == null || status < 400 || status >= 500) {
            return Kind.UNAVAILABLE;
        }
        return switch (status) {
            case 408 -> Kind.TIMEOUT;
            case 424 -> Kind.UNAVAILABLE;
            case 429 -> Kind.THROTTLED;
            default -> invalid(refusal);
        };
    }

    /** The service did not answer, or not in a way that the AWS SDK understands. */
    private ModelException failed(Throwable failure) {
        if (failure instanceof ApiCallTimeoutException || failure instanceof ApiCallAttemptTimeoutException) {
            return new ModelException(
                    Kind.TIMEOUT,
                    modelId + " did not answer in time: allow it a longer callTimeout or the run a later deadline",
                    failure);
        }
        for (Throwable cause : causes(failure)) {
            if (isJsonError(cause)) {
                return new ModelException(
                        Kind.MALFORMED_RESPONSE, "the answer of " + modelId + " is not the JSON it should be", failure);
            } else if (cause instanceof IOException io) {
                return notConnected(io, failure);
            }
        }
        String text = String.valueOf(failure.getMessage());
        if (text.toLowerCase(Locale.ROOT).contains("credentials")) {
            return new ModelException(Kind.ACCESS_DENIED, "no AWS credentials." + CREDENTIALS_HINT, failure);
        }
        return new ModelException(
                Kind.OTHER, sentence("the call of " + modelId + " failed: " + shortened(text)), failure);
    }

    private ModelException notConnected(IOException cause, Throwable failure) {
        String what = cause.getClass().getSimpleName() + ": " + shortened(String.valueOf(cause.getMessage()));
        if (cause instanceof SocketTimeoutException
                && !what.toLowerCase(Locale.ROOT).contains("connect")) {
            return new ModelException(Kind.TIMEOUT, modelId + " did not answer in time (" + what + ")", failure);
        }
        String hint = cause instanceof SSLException ? ". Check the trust store and any proxy." : "";
        return new ModelException(
                Kind.CONNECTION, "the connection for " + modelId + " failed (" + what + ")" + hint, failure);
    }

    /** The AWS SDK has a copy of Jackson in a package of its own, which is not for others to import. */
    private static boolean isJsonError(Throwable cause) {
        return cause.getClass().getSimpleName().startsWith("Json");
    }

    private static List<Throwable> causes(Throwable failure) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable cause = failure; cause != null && causes.size() < MAX_CAUSES; cause = cause.getCause()) {
            causes.add(cause);
        }
        return causes;
    }

    private static String verb(Kind kind) {
        return switch (kind) {
            case THROTTLED -> "throttles";
            case UNAVAILABLE -> "can't serve";
            case TIMEOUT -> "waited too long for";
            case CONTEXT_OVERFLOW -> "finds the conversation too long for";
            case ACCESS_DENIED -> "denies access to";
            case NOT_FOUND -> "does not find";
            default -> "rejects the request to";
        };
    }

    private String hint(Kind kind, String text) {
        if (text.contains("on-demand throughput")) {
            return " Use the id of an inference profile, such as us." + modelId + " or global." + modelId + ".";
        }
        return switch (kind) {
            case ACCESS_DENIED ->
                " Check that the credentials are the intended ones and not expired, that their policy allows"
                        + " bedrock:InvokeModel (to stream: bedrock:InvokeModelWithResponseStream) on this model and its"
                        + " inference profile, and that the account has access to the model.";
            case NOT_FOUND -> " Check the model id and the region.";
            default -> "";
        };
    }

    private static String facts(AwsServiceException refusal) {
        String requestId = refusal.requestId() == null ? "" : ", request id " + refusal.requestId();
        String code = code(refusal).isEmpty() ? "" : code(refusal) + ", ";
        return " (" + code + "HTTP " + refusal.statusCode() + requestId + ")";
    }

    private static String code(AwsServiceException refusal) {
        return refusal.awsErrorDetails() == null
                ? ""
                : Optional.ofNullable(refusal.awsErrorDetails().errorCode()).orElse("");
    }

    private static Optional<Duration> retryAfter(AwsServiceException refusal) {
        return Optional.ofNullable(response(refusal))
                .flatMap(response -> response.firstMatchingHeader("Retry-After"))
                .flatMap(header -> RetryAfter.parse(header, Instant.now()));
    }

    private static @Nullable SdkHttpResponse response(AwsServiceException refusal) {
        return refusal.awsErrorDetails() == null
                ? null
                : refusal.awsErrorDetails().sdkHttpResponse();
    }

    private static String shortened(String text) {
        return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT) + "…";
    }

    private static String sentence(String text) {
        String stripped = text.strip().replaceAll("[:.]+$", "");
        return stripped + ".";
    }
}
