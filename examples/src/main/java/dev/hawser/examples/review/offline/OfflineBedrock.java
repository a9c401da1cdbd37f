package dev.hawser.examples.review.offline;

import dev.hawser.testing.LocalBedrock;
import java.io.IOException;

/**
 * An endpoint on loopback that speaks Amazon Bedrock's protocol, where fixed rules answer every agent of a review. With it the
 * review functions run without credentials, in this process or in others: set
 *
 * <pre>
 * AWS_ENDPOINT_URL_BEDROCK_RUNTIME={@link LocalBedrock#endpoint() endpoint}
 * BEDROCK_MODEL_ID={@value #MODEL_ID}
 * AWS_REGION=us-east-1  AWS_ACCESS_KEY_ID=offline  AWS_SECRET_ACCESS_KEY=offline
 * </pre>
 */
public final class OfflineBedrock {

    /**
     * The model id to ask for. Its family is one that is told which tool calls failed, which the rules need to know; any other
     * id of that family is answered too.
     */
    public static final String MODEL_ID = "anthropic.offline-review-rules";

    private OfflineBedrock() {}

    /** Starts the endpoint at a free port of 127.0.0.1. Close it when the functions are done. */
    public static LocalBedrock start() {
        return LocalBedrock.start(new OfflineReview());
    }

    /** Starts the endpoint, prints its address, and stops when the standard input ends. */
    public static void main(String[] args) throws IOException {
        try (LocalBedrock bedrock = start()) {
            System.out.println(bedrock.endpoint());
            while (System.in.read() >= 0) {
                // until the end
            }
        }
    }
}
