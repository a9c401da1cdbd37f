package dev.hawser.agent.bedrock;

import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkServiceClientConfiguration;

/** Keeps a client that somebody else configured from asking again by itself: the agent decides that. */
final class SdkRetries {

    private SdkRetries() {}

    static void turnOff(SdkServiceClientConfiguration.Builder client) {
        client.overrideConfiguration(client.overrideConfiguration().toBuilder()
                .retryStrategy(AwsRetryStrategy.doNotRetry())
                .build());
    }
}
