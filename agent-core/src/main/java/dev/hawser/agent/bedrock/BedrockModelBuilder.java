package dev.hawser.agent.bedrock;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClientBuilder;
import software.amazon.awssdk.services.bedrockruntime.auth.scheme.BedrockRuntimeAuthSchemeProvider;
import software.amazon.awssdk.services.bedrockruntime.model.GuardrailConfiguration;
import software.amazon.awssdk.services.bedrockruntime.model.InferenceConfiguration;
import software.amazon.awssdk.services.bedrockruntime.model.PerformanceConfigLatency;
import software.amazon.awssdk.services.bedrockruntime.model.PerformanceConfiguration;

/** Builds a {@link BedrockModel}. Only the model id is needed. Not safe for use by several threads. */
public final class BedrockModelBuilder {

    private static final Duration DEFAULT_CALL_TIMEOUT = Duration.ofMinutes(5);
    private static final Duration DEFAULT_CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final List<String> SIGNED = List.of("aws.auth#sigv4");

    private final InferenceConfiguration.Builder inference = InferenceConfiguration.builder();
    private @Nullable String modelId;
    private @Nullable ModelFamily family;
    private @Nullable GuardrailConfiguration guardrail;
    private @Nullable PerformanceConfiguration performance;
    private @Nullable ObjectNode additionalFields;
    private Duration callTimeout = DEFAULT_CALL_TIMEOUT;
    private @Nullable Region region;
    private @Nullable AwsCredentialsProvider credentials;
    private @Nullable URI endpoint;
    private @Nullable Duration connectTimeout;
    private @Nullable SdkHttpClient httpClient;
    private @Nullable BedrockRuntimeClient client;

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
     * The HTTP client to use instead of the JDK's. It stays the caller's: closing the model leaves it open. Allow it to
     * read for as long as {@link #callTimeout}, since a model answers with nothing until it has finished.
     */
    public BedrockModelBuilder httpClient(SdkHttpClient httpClient) {
        this.httpClient = Objects.requireNonNull(httpClient, "httpClient");
        return this;
    }

    /**
     * The AWS client to use, for whatever this builder lacks. It stays the caller's. Its retries are not used. A
     * cancellation can't cut its calls short: it is heeded when the call ends, at the latest after {@link #callTimeout}.
     */
    public BedrockModelBuilder client(BedrockRuntimeClient client) {
        this.client = Objects.requireNonNull(client, "client");
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
        if (client == null) {
            return connected(settings, known);
        }
        if (Stream.of(region, credentials, endpoint, connectTimeout, httpClient).anyMatch(Objects::nonNull)) {
            throw new IllegalStateException("client(…) brings its own region, credentials, endpoint, connectTimeout and"
                    + " httpClient: set them there");
        }
        return new BedrockModel(settings, known, client, null, () -> {});
    }

    private BedrockModel connected(InferenceSettings settings, ModelFamily known) {
        if (httpClient != null && connectTimeout != null) {
            throw new IllegalStateException("httpClient(…) brings its own connectTimeout: set it there");
        }
        SdkHttpClient own = httpClient == null ? newHttpClient() : null;
        CancellableHttpClient http = new CancellableHttpClient(own == null ? httpClient : own);
        BedrockRuntimeClientBuilder aws = BedrockRuntimeClient.builder()
                .httpClient(http)
                .region(region)
                .endpointOverride(endpoint)
                .overrideConfiguration(override -> override.retryStrategy(AwsRetryStrategy.doNotRetry()));
        if (credentials != null) {
            aws.credentialsProvider(credentials)
                    .authSchemeProvider(BedrockRuntimeAuthSchemeProvider.defaultProvider(SIGNED));
        }
        BedrockRuntimeClient built = build(aws);
        return new BedrockModel(settings, known, built, http, () -> {
            built.close();
            if (own != null) {
                own.close();
            }
        });
    }

    private SdkHttpClient newHttpClient() {
        return UrlConnectionHttpClient.builder()
                .connectionTimeout(connectTimeout == null ? DEFAULT_CONNECT_TIMEOUT : connectTimeout)
                .socketTimeout(callTimeout)
                .build();
    }

    private static BedrockRuntimeClient build(BedrockRuntimeClientBuilder aws) {
        try {
            return aws.build();
        } catch (SdkClientException e) {
            if (String.valueOf(e.getMessage()).contains("region")) {
                throw new IllegalStateException(
                        "no AWS region: call region(…), or set AWS_REGION or the region of the AWS profile", e);
            }
            throw e;
        }
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
