package dev.hawser.agent.bedrock;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.model.GuardrailConfiguration;
import software.amazon.awssdk.services.bedrockruntime.model.InferenceConfiguration;
import software.amazon.awssdk.services.bedrockruntime.model.PerformanceConfigLatency;
import software.amazon.awssdk.services.bedrockruntime.model.PerformanceConfiguration;

/** Builds a {@link BedrockModel}. Only the model id is needed. Not safe for use by several threads. */
public final class BedrockModelBuilder {

    private static final Duration DEFAULT_CALL_TIMEOUT = Duration.ofMinutes(5);
    private static final Duration DEFAULT_IDLE_TIMEOUT = Duration.ofMinutes(2);
    private static final Duration DEFAULT_CONNECT_TIMEOUT = Duration.ofSeconds(5);

    private final InferenceConfiguration.Builder inference = InferenceConfiguration.builder();
    private @Nullable String modelId;
    private @Nullable ModelFamily family;
    private @Nullable GuardrailConfiguration guardrail;
    private @Nullable PerformanceConfiguration performance;
    private @Nullable ObjectNode additionalFields;
    private Duration callTimeout = DEFAULT_CALL_TIMEOUT;
    private Duration idleTimeout = DEFAULT_IDLE_TIMEOUT;
    private boolean streaming;
    private boolean promptCaching;
    private @Nullable Region region;
    private @Nullable AwsCredentialsProvider credentials;
    private @Nullable URI endpoint;
    private @Nullable Duration connectTimeout;
    private @Nullable SdkHttpClient httpClient;
    private @Nullable BedrockRuntimeClient client;
    private @Nullable BedrockRuntimeAsyncClient asyncClient;

    BedrockModelBuilder() {}

    /**
     * The model: the id of an inference profile ({@code us.…}, {@code eu.…}, {@code apac.…}, {@code global.…}), of a
     * foundation model, or an ARN. Needed.
     */
    public BedrockModelBuilder modelId(String modelId) {
        this.modelId = requireText("modelId", modelId);
        return this;
    }

    /** What the model accepts. The default follows from the model id. */
    public BedrockModelBuilder family(ModelFamily family) {
        this.family = Objects.requireNonNull(family, "family");
        return this;
    }

    /** The most tokens that the model may write in one answer. The default is the model's own. */
    public BedrockModelBuilder maxTokens(int maxTokens) {
        if (maxTokens < 1) {
            throw new IllegalArgumentException("maxTokens must be at least 1, not " + maxTokens);
        }
        inference.maxTokens(maxTokens);
        return this;
    }

    /** How freely the model chooses its words, from 0 to 1. The default is the model's own. */
    public BedrockModelBuilder temperature(double temperature) {
        inference.temperature(requireFraction("temperature", temperature));
        return this;
    }

    /** The share of likely words from which the model chooses, from 0 to 1. The default is the model's own. */
    public BedrockModelBuilder topP(double topP) {
        inference.topP(requireFraction("topP", topP));
        return this;
    }

    /** The answer ends before any of these. The default is none. */
    public BedrockModelBuilder stopSequences(List<String> stopSequences) {
        stopSequences.forEach(sequence -> {
            if (sequence.isEmpty()) {
                throw new IllegalArgumentException("a stop sequence is empty: leave it out");
            }
        });
        inference.stopSequences(stopSequences.isEmpty() ? null : stopSequences);
        return this;
    }

    /**
     * What only this model takes, sent as it is ({@code additionalModelRequestFields}): {@code thinking} or
     * {@code top_k} for one. Copied. In a request that forces a tool call {@code thinking} is left out, as Claude
     * rejects both together.
     */
    public BedrockModelBuilder additionalFields(ObjectNode additionalFields) {
        this.additionalFields = additionalFields.deepCopy();
        return this;
    }

    /** The guardrail that checks prompts and answers. The default is none. */
    public BedrockModelBuilder guardrail(String id, String version) {
        this.guardrail = GuardrailConfiguration.builder()
                .guardrailIdentifier(requireText("the guardrail's id", id))
                .guardrailVersion(requireText("the guardrail's version", version))
                .build();
        return this;
    }

    /**
     * Asks for <a href="https://docs.aws.amazon.com/bedrock/latest/userguide/latency-optimized-inference.html">faster
     * answers</a> at a higher price. Few models offer it.
     */
    public BedrockModelBuilder optimizedLatency() {
        this.performance = PerformanceConfiguration.builder()
                .latency(PerformanceConfigLatency.OPTIMIZED)
                .build();
        return this;
    }

    /**
     * How long one call may take, from the look for credentials to the last byte of the answer. The default is five
     * minutes; give a model that thinks or writes for long more.
     */
    public BedrockModelBuilder callTimeout(Duration callTimeout) {
        this.callTimeout = requireMillis("callTimeout", callTimeout);
        return this;
    }

    /**
     * Whether answers are streamed, so that a listener hears them as they are written. The answer is the same in the end.
     *
     * <p>The default is false: streaming needs the IAM permission {@code bedrock:InvokeModelWithResponseStream} and a
     * second thread, and most agents have nobody who listens. It is worth it also for answers that take minutes: data
     * flows all the time, so no proxy or NAT gateway drops a connection that looks idle, and a model that hangs is
     * noticed after {@link #idleTimeout}. A family that can't stream tool calls (Llama, Mistral) is asked for the answer
     * as a whole whenever there are tools.
     */
    public BedrockModelBuilder streaming(boolean streaming) {
        this.streaming = streaming;
        return this;
    }

    /**
     * How long a model that streams may be silent, before its first word and between two. The default is two minutes, for
     * some models think in silence and write a long argument of a tool call as a whole.
     */
    public BedrockModelBuilder idleTimeout(Duration idleTimeout) {
        this.idleTimeout = requireMillis("idleTimeout", idleTimeout);
        return this;
    }

    /**
     * Whether the service keeps what it has read, so that the next turn of a run waits less and pays less: with Claude a
     * tenth for what is read from the cache, and a quarter more for what is put there. Cache points are set after the
     * tools, after the system instructions and on the last two user turns, tool results included. The {@code Usage} of an
     * answer says what was read from the cache and written to it.
     *
     * <p>The default is false, since a run of one turn only pays more. Claude and Nova have it, except for Claude before
     * 3.5 Haiku, which reject it; with other families nothing is sent. A conversation that holds a cache point of its own
     * (an {@code Opaque} block of the kind {@code cachePoint}) is sent as it is. A prefix that is too short
     * (<a href="https://docs.aws.amazon.com/bedrock/latest/userguide/prompt-caching.html">some thousand tokens</a>) is
     * not cached.
     */
    public BedrockModelBuilder promptCaching(boolean promptCaching) {
        this.promptCaching = promptCaching;
        return this;
    }

    /** The AWS region. The default is what the AWS SDK finds in the environment. */
    public BedrockModelBuilder region(Region region) {
        this.region = Objects.requireNonNull(region, "region");
        return this;
    }

    /** Where credentials come from. The default is what the AWS SDK finds in the environment. */
    public BedrockModelBuilder credentials(AwsCredentialsProvider credentials) {
        this.credentials = Objects.requireNonNull(credentials, "credentials");
        return this;
    }

    /** Another address of the service, a VPC endpoint for one. The default is the region's public one. */
    public BedrockModelBuilder endpoint(URI endpoint) {
        if (endpoint.getScheme() == null || endpoint.getHost() == null) {
            throw new IllegalArgumentException("endpoint must look like https://host, not '" + endpoint + "'");
        }
        this.endpoint = endpoint;
        return this;
    }

    /** How long it may take to connect. The default is five seconds. */
    public BedrockModelBuilder connectTimeout(Duration connectTimeout) {
        this.connectTimeout = requireMillis("connectTimeout", connectTimeout);
        return this;
    }

    /**
     * The HTTP client to use instead of the JDK's, for whole and for streamed answers. It stays the caller's: closing the
     * model leaves it open. Allow it to read for as long as {@link #callTimeout}, since a model that doesn't stream
     * answers with nothing until it has finished.
     */
    public BedrockModelBuilder httpClient(SdkHttpClient httpClient) {
        this.httpClient = Objects.requireNonNull(httpClient, "httpClient");
        return this;
    }

    /**
     * The AWS client to use, for whatever this builder lacks. It stays the caller's. Its retries are not used. A
     * cancellation can't cut its calls short: it is heeded when the call ends, at the latest after {@link #callTimeout}.
     * It can't stream.
     */
    public BedrockModelBuilder client(BedrockRuntimeClient client) {
        this.client = Objects.requireNonNull(client, "client");
        return this;
    }

    /**
     * The AWS client to use with {@link #streaming}, for whatever this builder lacks. It stays the caller's. Its retries
     * are not used.
     */
    public BedrockModelBuilder client(BedrockRuntimeAsyncClient client) {
        this.asyncClient = Objects.requireNonNull(client, "client");
        return this;
    }

    /**
     * Returns the model. Nothing is sent yet, and credentials are looked for in the first call.
     *
     * @throws IllegalStateException if something is missing or contradicts something else
     */
    public BedrockModel build() {
        if (modelId == null) {
            throw new IllegalStateException("no model: call modelId(\"us.anthropic.claude-…\")");
        }
        InferenceSettings settings = new InferenceSettings(
                modelId, callTimeout, configured(inference), guardrail, performance, additionalFields);
        ModelFamily known = family == null ? ModelFamily.of(modelId) : family;
        RequestMapper requests = new RequestMapper(known, promptCaching);
        if (client == null && asyncClient == null) {
            return connected(settings, known, requests);
        }
        if (Stream.of(region, credentials, endpoint, connectTimeout, httpClient).anyMatch(Objects::nonNull)) {
            throw new IllegalStateException("client(…) brings its own region, credentials, endpoint, connectTimeout and"
                    + " httpClient: set them there");
        }
        return new BedrockModel(modelId, requests, operationOfClient(settings), () -> {});
    }

    private Operation operationOfClient(InferenceSettings settings) {
        if (streaming && asyncClient != null) {
            return new ConverseStream(settings, idleTimeout, asyncClient);
        } else if (!streaming && client != null) {
            return new Converse(settings, client, null);
        }
        throw new IllegalStateException(
                streaming
                        ? "only a BedrockRuntimeAsyncClient can stream: pass one to client(…)"
                        : "a BedrockRuntimeAsyncClient is for streaming: call streaming(true), or pass a BedrockRuntimeClient");
    }

    private BedrockModel connected(InferenceSettings settings, ModelFamily known, RequestMapper requests) {
        if (httpClient != null && connectTimeout != null) {
            throw new IllegalStateException("httpClient(…) brings its own connectTimeout: set it there");
        }
        boolean alwaysStreams = streaming && known.streamsToolUses();
        SdkHttpClient http = httpClient == null ? newHttpClient(alwaysStreams ? idleTimeout : callTimeout) : httpClient;
        AwsClients clients = new AwsClients(http, region, credentials, endpoint);
        Operation operation;
        if (alwaysStreams) {
            operation = clients.converseStream(settings, idleTimeout);
        } else if (streaming) {
            Operation streamed = clients.converseStream(settings, idleTimeout);
            Operation whole = clients.converse(settings);
            operation =
                    (conversation, call) -> (conversation.tools() == null ? streamed : whole).call(conversation, call);
        } else {
            operation = clients.converse(settings);
        }
        return new BedrockModel(settings.modelId(), requests, operation, () -> {
            clients.close();
            if (httpClient == null) {
                http.close();
            }
        });
    }

    private SdkHttpClient newHttpClient(Duration readTimeout) {
        return UrlConnectionHttpClient.builder()
                .connectionTimeout(connectTimeout == null ? DEFAULT_CONNECT_TIMEOUT : connectTimeout)
                .socketTimeout(readTimeout)
                .build();
    }

    private static @Nullable InferenceConfiguration configured(InferenceConfiguration.Builder builder) {
        InferenceConfiguration configuration = builder.build();
        return configuration.equals(InferenceConfiguration.builder().build()) ? null : configuration;
    }

    private static String requireText(String what, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(what + " is blank");
        }
        return value;
    }

    private static float requireFraction(String what, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(what + " must be from 0 to 1, not " + value);
        }
        return (float) value;
    }

    private static Duration requireMillis(String what, Duration value) {
        if (value.toMillis() < 1) {
            throw new IllegalArgumentException(what + " must be at least a millisecond, not " + value);
        }
        return value;
    }
}
