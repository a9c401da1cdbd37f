package dev.hawser.benchmarks.contestant;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpClient;

/** An agent that is built on one of the frameworks. Safe for use by several threads. */
@FunctionalInterface
public interface Contestant {

    /** Runs a fresh conversation to its end and returns the model's last words. */
    String run(String prompt);

    /** Makes the agent. */
    @FunctionalInterface
    interface Maker {

        /**
         * Makes the agent.
         *
         * @param endpoint the address of the service
         * @param http the HTTP client to use, or null for the one that comes with the framework
         */
        Contestant make(URI endpoint, @Nullable SdkHttpClient http);
    }
}
