package dev.hawser.agent.bedrock;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.hawser.agent.message.Message;
import dev.hawser.agent.model.ModelCall;
import dev.hawser.agent.model.ModelRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ServiceLoader;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpConfigurationOption;
import software.amazon.awssdk.http.SdkHttpService;
import software.amazon.awssdk.http.async.SdkAsyncHttpService;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.utils.AttributeMap;

/** Run by {@code docs/http-client/measure.sh}: prints how many milliseconds passed until the first answer was there. */
final class HttpClientStart {

    private static final AwsCredentialsProvider CREDENTIALS =
            StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "topsecret"));
    private static final String ANSWER = """
            {"output":{"message":{"role":"assistant","content":[{"text":"Hello."}]}},"stopReason":"end_turn"}""";
    private static final char[] PASSWORD = "changeit".toCharArray();

    private HttpClientStart() {}

    /** Arguments: {@code serve}, key store; or mode, port and the time of the start in milliseconds since the epoch. */
    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("serve")) {
            serve(Path.of(arguments[1]));
            return;
        }
        URI endpoint = URI.create("https://localhost:" + arguments[1]);
        try (BedrockModel model = model(arguments[0], endpoint)) {
            model.call(ModelRequest.of(Message.user("Hi")), ModelCall.unbounded());
            System.out.println(System.currentTimeMillis() - Long.parseLong(arguments[2]));
        }
        System.exit(0);
    }

    private static BedrockModel model(String mode, URI endpoint) {
        BedrockModelBuilder builder = BedrockModel.builder().modelId("us.anthropic.claude-sonnet-4-20250514-v1:0");
        if (mode.equals("async")) {
            return builder.streaming(true)
                    .client(BedrockRuntimeAsyncClient.builder()
                            .region(Region.US_EAST_1)
                            .credentialsProvider(CREDENTIALS)
                            .endpointOverride(endpoint)
                            .httpClient(ServiceLoader.load(SdkAsyncHttpService.class)
                                    .findFirst()
                                    .orElseThrow()
                                    .createAsyncHttpClientFactory()
                                    .buildWithDefaults(trust()))
                            .build())
                    .build();
        }
        SdkHttpClient http = ServiceLoader.load(SdkHttpService.class)
                .findFirst()
                .orElseThrow()
                .createHttpClientBuilder()
                .buildWithDefaults(trust());
        return builder.region(Region.US_EAST_1)
                .credentials(CREDENTIALS)
                .endpoint(endpoint)
                .httpClient(http)
                .streaming(mode.equals("stream"))
                .build();
    }

    /** The AWS CRT reads the certificates of the operating system, where that of the server is not. */
    private static AttributeMap trust() {
        boolean all = ServiceLoader.load(SdkHttpService.class).stream()
                .anyMatch(service -> service.type().getName().contains("crt"));
        return AttributeMap.builder()
                .put(SdkHttpConfigurationOption.TRUST_ALL_CERTIFICATES, all)
                .build();
    }

    private static void serve(Path keyStore) throws IOException, GeneralSecurityException {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls(keyStore)));
        server.createContext("/", HttpClientStart::answer);
        server.start();
        System.out.println(server.getAddress().getPort());
    }

    private static SSLContext tls(Path keyStore) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keyStore)) {
            keys.load(in, PASSWORD);
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private static void answer(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        boolean stream = exchange.getRequestURI().getPath().endsWith("-stream");
        byte[] body = stream
                ? EventFrames.stream(
                        EventFrames.messageStart(),
                        EventFrames.text(0, "Hello."),
                        EventFrames.stop(0),
                        EventFrames.messageStop("end_turn"),
                        EventFrames.metadata())
                : ANSWER.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders()
                .add("Content-Type", stream ? "application/vnd.amazon.eventstream" : "application/json");
        exchange.sendResponseHeaders(200, stream ? 0 : body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }
}
