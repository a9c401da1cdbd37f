package dev.hawser.examples.workflow;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.time.Duration;
import java.util.UUID;

/** What a handler learns of an invocation that is none of Lambda's. */
final class LocalInvocation implements Context {

    private final String function;
    private final String requestId = UUID.randomUUID().toString();
    private final long startNanos = System.nanoTime();
    private final Duration time;

    /**
     * Begins now.
     *
     * @param time how long it may take
     */
    LocalInvocation(String function, Duration time) {
        this.function = function;
        this.time = time;
    }

    @Override
    public int getRemainingTimeInMillis() {
        return (int) Math.max(0, time.minusNanos(System.nanoTime() - startNanos).toMillis());
    }

    @Override
    public String getAwsRequestId() {
        return requestId;
    }

    @Override
    public String getFunctionName() {
        return function;
    }

    @Override
    public String getFunctionVersion() {
        return "$LATEST";
    }

    @Override
    public String getInvokedFunctionArn() {
        return "arn:aws:lambda:local:000000000000:function:" + function;
    }

    @Override
    public int getMemoryLimitInMB() {
        return (int) (Runtime.getRuntime().maxMemory() >> 20);
    }

    @Override
    public String getLogGroupName() {
        return "local";
    }

    @Override
    public String getLogStreamName() {
        return "local";
    }

    @Override
    public CognitoIdentity getIdentity() {
        throw new UnsupportedOperationException("nobody signed in");
    }

    @Override
    public ClientContext getClientContext() {
        throw new UnsupportedOperationException("no mobile app calls");
    }

    @Override
    public LambdaLogger getLogger() {
        throw new UnsupportedOperationException("log with slf4j");
    }
}
