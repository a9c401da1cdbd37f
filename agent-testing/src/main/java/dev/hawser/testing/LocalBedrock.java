package dev.hawser.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.hawser.agent.cancel.Cancellation;
import dev.hawser.agent.model.Model;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint on loopback that speaks Amazon Bedrock's Converse and ConverseStream protocols and lets a {@link Model} of your
 * choice answer, so that a test sends real requests through the real AWS client. Every request is checked by
 * {@link ConverseValidator} first, and one that the service would reject is rejected in the same way. The wire format is
 * mapped here by hand, independently of the AWS SDK; only the frames of a stream are written by its library.
 *
 * <pre>{@code
 * ScriptedModel script = ScriptedModel.script().says("Hello.");
 * try (LocalBedrock bedrock = LocalBedrock.start(script)) {
 *     BedrockRuntimeClient client = BedrockRuntimeClient.builder()
 *             .endpointOverride(bedrock.endpoint())
 *             .region(Region.US_EAST_1)
 *             .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret")))
 *             .build();
 *     // …
 * }
 * }</pre>
 *
 * <p>A {@link dev.hawser.agent.model.ModelException} of the model is answered with the service's error for its kind:
 *
 * <table>
 * <caption>Kinds and answers</caption>
 * <tr><th>kind</th><th>answer</th></tr>
 * <tr><td>{@code THROTTLED}</td><td>429 ThrottlingException</td></tr>
 * <tr><td>{@code UNAVAILABLE}</td><td>503 ServiceUnavailableException</td></tr>
 * <tr><td>{@code TIMEOUT}</td><td>408 ModelTimeoutException</td></tr>
 * <tr><td>{@code CONNECTION}, {@code CANCELLED}</td><td>none, the connection is closed</td></tr>
 * <tr><td>{@code MALFORMED_RESPONSE}</td><td>424 ModelErrorException</td></tr>
 * <tr><td>{@code CONTEXT_OVERFLOW}</td><td>400 ValidationException, worded as Claude's</td></tr>
 * <tr><td>{@code INVALID_REQUEST}</td><td>400 ValidationException</td></tr>
 * <tr><td>{@code ACCESS_DENIED}</td><td>403 AccessDeniedException</td></tr>
 * <tr><td>{@code NOT_FOUND}</td><td>404 ResourceNotFoundException</td></tr>
 * <tr><td>{@code OTHER}</td><td>500 InternalServerException</td></tr>
 * </table>
 *
 * <p>The exception's retry-after is sent along, in whole seconds, rounded up. Anything else that the model throws, such as
 * the {@link AssertionError} of a script that is over, is a 400 that says so, because a client does not try that again.
 *
 * <p>ConverseStream sends what the model tells its {@link dev.hawser.agent.model.ModelListener} at once, and cuts the rest
 * into a few pieces, so that a model need not stream. A failure is one of the HTTP answers above until the first event was
 * sent; after that it is an exception event ({@code throttlingException}, {@code serviceUnavailableException}, …, and
 * {@code modelStreamErrorException} for {@code TIMEOUT} and {@code MALFORMED_RESPONSE}), or the connection is closed in
 * mid-stream. {@link Reply#breaksOff} plays that, and {@link #breakNextStream} what else can happen on the way.
 *
 * <p>To send what a well-behaved model can't, answer with a {@link dev.hawser.agent.message.Content.Opaque}: its kind and
 * value are written as they are, be it a blank text or a block that nobody knows yet. In a stream, a block of a kind that the
 * service does not stream is one delta of that kind.
 *
 * <p>Credentials are not looked at. The endpoint listens on 127.0.0.1 at a free port, answers requests concurrently and runs
 * until it is closed. It speaks HTTP/1.1, so build the AWS SDK's Netty client with {@code protocol(Protocol.HTTP1_1)}. The
 * first endpoint sets the system property {@code sun.net.httpserver.nodelay}, unless you have, since the JDK's server takes
 * 40 ms for each answer without it.
 */
public final class LocalBedrock implements AutoCloseable {

    private static final String NO_DELAY = "sun.net.httpserver.nodelay";

    private final HttpServer server;
    private final ExecutorService threads = threads();
    private final Cancellation closing = new Cancellation();
    private final Queue<StreamFault> faults = new ConcurrentLinkedQueue<>();
    private final RequestHandler handler;

    private final String scheme;

    private LocalBedrock(HttpServer server, String scheme, Function<String, @Nullable Model> models) {
        this.server = server;
        this.scheme = scheme;
        server.setExecutor(threads);
        this.handler = new RequestHandler(
                models,
                Map.of("converse", new Converse(closing), "converse-stream", new ConverseStream(closing, faults)));
        server.createContext("/", handler);
    }

    /**
     * Starts an endpoint where one model answers to every model id.
     *
     * @throws UncheckedIOException if no port can be opened
     */
    public static LocalBedrock start(Model model) {
        return start(modelId -> model);
    }

    /**
     * Starts an endpoint of several models.
     *
     * @param models returns the model of a model id or ARN, or null if the service is to know none of that id
     * @throws UncheckedIOException if no port can be opened
     */
    public static LocalBedrock start(Function<String, @Nullable Model> models) {
        letAnswersGoAtOnce();
        try {
            return started(new LocalBedrock(HttpServer.create(anyPort(), 0), "http", models));
        } catch (IOException e) {
            throw new UncheckedIOException("no port can be opened on 127.0.0.1", e);
        }
    }

    /**
     * Starts an endpoint that speaks TLS, as the service does.
     *
     * @param tls has the key and the certificate, which must be good for the address 127.0.0.1
     * @throws UncheckedIOException if no port can be opened
     */
    public static LocalBedrock startWithTls(Model model, SSLContext tls) {
        letAnswersGoAtOnce();
        try {
            HttpsServer server = HttpsServer.create(anyPort(), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(tls));
            return started(new LocalBedrock(server, "https", modelId -> model));
        } catch (IOException e) {
            throw new UncheckedIOException("no port can be opened on 127.0.0.1", e);
        }
    }

    private static InetSocketAddress anyPort() throws UnknownHostException {
        return new InetSocketAddress(InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1}), 0);
    }

    private static LocalBedrock started(LocalBedrock bedrock) {
        bedrock.server.start();
        return bedrock;
    }

    /** Returns the address to override a client's endpoint with, without a path. */
    public URI endpoint() {
        return URI.create(scheme + "://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Returns the requests that came so far, in order, the rejected ones included. */
    public List<Request> requests() {
        return handler.requests();
    }

    /**
     * Lets this happen to a streaming answer, in the order of the requests: the first fault to the next one, the second to
     * the one after that, and so on. Answers after the last fault arrive whole.
     *
     * @return this endpoint
     */
    public LocalBedrock breakNextStream(StreamFault fault) {
        faults.add(fault);
        return this;
    }

    /** Stops at once. Calls of the model that still run are cancelled, and their connections closed. */
    @Override
    public void close() {
        closing.cancel();
        server.stop(0);
        threads.shutdownNow();
    }

    /** The JDK's server leaves Nagle's algorithm on, which holds an answer on a kept connection back for 40 ms. */
    private static void letAnswersGoAtOnce() {
        if (System.getProperty(NO_DELAY) == null) {
            System.setProperty(NO_DELAY, "true");
        }
    }

    private static ExecutorService threads() {
        try {
            return (ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (ReflectiveOperationException e) {
            return Executors.newCachedThreadPool(task -> {
                Thread thread = new Thread(task, "local-bedrock");
                thread.setDaemon(true);
                return thread;
            });
        }
    }

    /**
     * A request that came.
     *
     * @param modelId the model id or ARN of the path, decoded
     * @param body the body as it came; not to be changed
     * @param violations what {@link ConverseValidator} found; if there is anything, the request was rejected
     */
    public record Request(String modelId, JsonNode body, List<String> violations) {

        /** Copies the list. */
        public Request {
            violations = List.copyOf(violations);
        }
    }
}
