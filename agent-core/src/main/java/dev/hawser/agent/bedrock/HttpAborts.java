package dev.hawser.agent.bedrock;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.http.ExecutableHttpRequest;

/** Aborts HTTP exchanges. It may take a while to close a connection in use, so it happens on a thread of its own. */
final class HttpAborts {

    private static final Logger LOG = LoggerFactory.getLogger(BedrockModel.class);

    private HttpAborts() {}

    static void start(ExecutableHttpRequest exchange) {
        Daemons.start("bedrock-abort", () -> abort(exchange));
    }

    /** The JDK's connection may throw when it ends by itself at this very moment; then there is nothing to abort. */
    private static void abort(ExecutableHttpRequest exchange) {
        try {
            exchange.abort();
        } catch (RuntimeException e) {
            LOG.debug("the connection was closed already", e);
        }
    }
}
