package dev.hawser.agent.bedrock;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.hawser.agent.message.Message;
import dev.hawser.agent.model.ModelCall;
import dev.hawser.agent.model.ModelException;
import dev.hawser.agent.model.ModelException.Kind;
import dev.hawser.agent.model.ModelRequest;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;

class BedrockModelBuilderTest {

    @RegisterExtension
    static final ConverseEndpoint bedrock = new ConverseEndpoint();

    private final Map<String, String> properties = new HashMap<>();

    @AfterEach
    void restoreProperties() {
        properties.forEach((name, value) -> {
            if (value == null) {
                System.clearProperty(name);
            } else {
                System.setProperty(name, value);
            }
        });
    }

    @Test
    void a_model_is_needed() {
        assertThatIllegalStateException()
                .isThrownBy(
                        () -> BedrockModel.builder().region(Region.US_EAST_1).build())
                .withMessageContaining("modelId(");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BedrockModel.builder().modelId(" "))
                .withMessage("modelId is blank");
    }

    @Test
    void a_setting_out_of_bounds_is_refused_when_it_is_made() {
        BedrockModelBuilder builder = BedrockModel.builder();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.maxTokens(0))
                .withMessage("maxTokens must be at least 1, not 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.temperature(1.5))
                .withMessage("temperature must be from 0 to 1, not 1.5");
        assertThatIllegalArgumentException().isThrownBy(() -> builder.topP(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.stopSequences(List.of("a", "")));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.guardrail("gr", ""));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.callTimeout(Duration.ofNanos(1)))
                .withMessage("callTimeout must be at least a millisecond, not PT0.000000001S");
        assertThatIllegalArgumentException().isThrownBy(() -> builder.connectTimeout(Duration.ofSeconds(-1)));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.idleTimeout(Duration.ZERO));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.endpoint(URI.create("bedrock.internal")))
                .withMessage("endpoint must look like https://host, not 'bedrock.internal'");
    }

    @Test
    void what_a_client_brings_is_not_set_twice() {
        try (BedrockRuntimeClient client = awsClient();
                SdkHttpClient http = UrlConnectionHttpClient.create()) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> bedrock.builder("m").client(client).build())
                    .withMessageContaining("client(…) brings its own region");
            assertThatIllegalStateException()
                    .isThrownBy(() -> bedrock.builder("m")
                            .httpClient(http)
                            .connectTimeout(Duration.ofSeconds(1))
                            .build())
                    .withMessageContaining("httpClient(…) brings its own connectTimeout");
        }
    }

    @Test
    void a_client_must_fit_what_it_is_asked_for() {
        try (BedrockRuntimeClient client = awsClient();
                BedrockRuntimeAsyncClient asyncClient = BedrockRuntimeAsyncClient.builder()
                        .region(Region.US_EAST_1)
                        .httpClient(new StreamingHttpClient(UrlConnectionHttpClient.create()))
                        .build()) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> BedrockModel.builder()
                            .modelId("m")
                            .streaming(true)
                            .client(client)
                            .build())
                    .withMessage("only a BedrockRuntimeAsyncClient can stream: pass one to client(…)");
            assertThatIllegalStateException()
                    .isThrownBy(() -> BedrockModel.builder()
                            .modelId("m")
                            .client(asyncClient)
                            .build())
                    .withMessage("a BedrockRuntimeAsyncClient is for streaming: call streaming(true), or pass a"
                            + " BedrockRuntimeClient");
        }
    }

    @Test
    void the_endpoint_the_region_and_the_credentials_are_used() {
        bedrock.model("eu.amazon.nova-lite-v1:0").call(ModelRequest.of(Message.user("Hi")), ModelCall.unbounded());

        assertThat(bedrock.request().getHeader("Authorization"))
                .startsWith("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/")
                .contains("/us-east-1/bedrock/aws4_request");
    }

    @Test
    void named_credentials_win_over_a_token_in_the_environment() {
        property("aws.bearerTokenBedrock", "sometoken");

        bedrock.model().call(ModelRequest.of(Message.user("Hi")), ModelCall.unbounded());

        assertThat(bedrock.request().getHeader("Authorization")).startsWith("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/");
    }

    @Test
    void a_token_in_the_environment_is_used_when_no_credentials_are_named() {
        property("aws.bearerTokenBedrock", "sometoken");
        BedrockModel model = bedrock.closing(BedrockModel.builder()
                .modelId("m")
                .region(Region.US_EAST_1)
                .endpoint(bedrock.uri())
                .build());

        model.call(ModelRequest.of(Message.user("Hi")), ModelCall.unbounded());

        assertThat(bedrock.request().getHeader("Authorization")).isEqualTo("Bearer sometoken");
    }

    @Test
    void the_region_of_the_environment_is_the_default() {
        property("aws.region", "eu-central-1");
        BedrockModel model = bedrock.closing(BedrockModel.builder()
                .modelId("m")
                .credentials(ConverseEndpoint.CREDENTIALS)
                .endpoint(bedrock.uri())
                .build());

        model.call(ModelRequest.of(Message.user("Hi")), ModelCall.unbounded());

        assertThat(bedrock.request().getHeader("Authorization")).contains("/eu-central-1/bedrock/");
    }

    @Test
    void a_missing_region_is_reported_with_what_to_set() {
        bareEnvironment();

        assertThatIllegalStateException()
                .isThrownBy(() -> BedrockModel.of("us.amazon.nova-lite-v1:0"))
                .withMessage("no AWS region: call region(…), or set AWS_REGION or the region of the AWS profile");
    }

    @Test
    void missing_credentials_are_reported_with_what_to_set() {
        bareEnvironment();
        BedrockModel model = bedrock.closing(BedrockModel.builder()
                .modelId("m")
                .region(Region.US_EAST_1)
                .endpoint(bedrock.uri())
                .build());

        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> model.call(ModelRequest.of(Message.user("Hi")), ModelCall.unbounded()))
                .withMessageStartingWith("no AWS credentials. Set AWS_ACCESS_KEY_ID")
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.ACCESS_DENIED));
        assertThat(bedrock.requests()).isEmpty();
    }

    @Test
    void a_given_http_client_is_used_and_stays_open() {
        AtomicInteger closed = new AtomicInteger();
        AtomicInteger used = new AtomicInteger();
        try (SdkHttpClient real = UrlConnectionHttpClient.create()) {
            SdkHttpClient given = new SdkHttpClient() {
                @Override
                public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
                    used.incrementAndGet();
                    return real.prepareRequest(request);
                }

                @Override
                public void close() {
                    closed.incrementAndGet();
                }
            };

            try (BedrockModel model = bedrock.builder("m").httpClient(given).build()) {
                model.call(ModelRequest.of(Message.user("Hi")), ModelCall.unbounded());
            }
        }

        assertThat(used).hasValue(1);
        assertThat(closed).hasValue(0);
    }

    @Test
    void a_given_client_is_used_once_a_call_and_stays_open() {
        bedrock.answers(aResponse().withStatus(503));
        try (BedrockRuntimeClient client = awsClient()) {
            try (BedrockModel model =
                    BedrockModel.builder().modelId("m").client(client).build()) {
                assertThatExceptionOfType(ModelException.class)
                        .isThrownBy(() -> model.call(ModelRequest.of(Message.user("Hi")), ModelCall.unbounded()))
                        .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.UNAVAILABLE));
            }
            assertThat(bedrock.requests()).hasSize(1);

            bedrock.answers(ConverseEndpoint.content("{\"text\":\"a\"}"));
            BedrockModel next =
                    BedrockModel.builder().modelId("m").client(client).build();
            assertThat(next.call(ModelRequest.of(Message.user("Hi")), ModelCall.unbounded())
                            .content())
                    .hasSize(1);
        }
    }

    @Test
    void retries_that_the_environment_asks_for_are_not_made() {
        property("aws.maxAttempts", "5");
        property("aws.retryMode", "adaptive");
        bedrock.answers(aResponse().withStatus(500));

        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> bedrock.model().call(ModelRequest.of(Message.user("Hi")), ModelCall.unbounded()));

        assertThat(bedrock.requests()).hasSize(1);
    }

    @Test
    void the_name_is_the_model_id() {
        assertThat(bedrock.model("m").name()).isEqualTo("m");
    }

    private static BedrockRuntimeClient awsClient() {
        AwsCredentialsProvider credentials = ConverseEndpoint.CREDENTIALS;
        return BedrockRuntimeClient.builder()
                .region(Region.US_EAST_1)
                .credentialsProvider(credentials)
                .endpointOverride(bedrock.uri())
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    /** Hides the files, the properties and the metadata service from the AWS SDK; variables can't be hidden. */
    private void bareEnvironment() {
        for (String variable : List.of(
                "AWS_REGION",
                "AWS_ACCESS_KEY_ID",
                "AWS_BEARER_TOKEN_BEDROCK",
                "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI")) {
            Assumptions.assumeTrue(System.getenv(variable) == null, variable);
        }
        property("aws.disableEc2Metadata", "true");
        property("aws.configFile", "/nonexistent");
        property("aws.sharedCredentialsFile", "/nonexistent");
    }

    private void property(String name, String value) {
        properties.put(name, System.getProperty(name));
        System.setProperty(name, Objects.requireNonNull(value));
    }
}
