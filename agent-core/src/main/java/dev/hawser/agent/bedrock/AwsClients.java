package dev.hawser.agent.bedrock;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.SdkAdvancedAsyncClientOption;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeBaseClientBuilder;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.auth.scheme.BedrockRuntimeAuthSchemeProvider;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** Makes the AWS clients of a model, all over one HTTP client, which stays open when they are closed. */
final class AwsClients implements AutoCloseable {

    private static final List<String> SIGNED = List.of("aws.auth#sigv4");

    private final SdkHttpClient http;
    private final @Nullable Region region;
    private final @Nullable AwsCredentialsProvider credentials;
    private final @Nullable URI endpoint;
    private final List<SdkAutoCloseable> made = new ArrayList<>();

    AwsClients(
            SdkHttpClient http,
            @Nullable Region region,
            @Nullable AwsCredentialsProvider credentials,
            @Nullable URI endpoint) {
        this.http = http;
        this.region = region;
        this.credentials = credentials;
        this.endpoint = endpoint;
    }

    Operation converse(InferenceSettings settings) {
        CancellableHttpClient cancellable = new CancellableHttpClient(http);
        BedrockRuntimeClient client = build(BedrockRuntimeClient.builder().httpClient(cancellable));
        return new Converse(settings, client, cancellable);
    }

    /** Events are handed on by the thread that reads them: nobody works there but {@link EventStream}, which is quick. */
    Operation converseStream(InferenceSettings settings, Duration idleTimeout) {
        BedrockRuntimeAsyncClient client = build(BedrockRuntimeAsyncClient.builder()
                .httpClient(new StreamingHttpClient(http))
                .asyncConfiguration(async ->
                        async.advancedOption(SdkAdvancedAsyncClientOption.FUTURE_COMPLETION_EXECUTOR, Runnable::run)));
        return new ConverseStream(settings, idleTimeout, client);
    }

    private <B extends BedrockRuntimeBaseClientBuilder<B, C>, C extends SdkAutoCloseable> C build(B builder) {
        builder.region(region)
                .endpointOverride(endpoint)
                .overrideConfiguration(override -> override.retryStrategy(AwsRetryStrategy.doNotRetry()));
        if (credentials != null) {
            builder.credentialsProvider(credentials)
                    .authSchemeProvider(BedrockRuntimeAuthSchemeProvider.defaultProvider(SIGNED));
        }
        try {
            C client = builder.build();
            made.add(client);
            return client;
        } catch (SdkClientException e) {
            if (String.valueOf(e.getMessage()).contains("region")) {
                throw new IllegalStateException(
                        "no AWS region: call region(…), or set AWS_REGION or the region of the AWS profile", e);
            }
            throw e;
        }
    }

    @Override
    public void close() {
        made.forEach(SdkAutoCloseable::close);
    }
}
