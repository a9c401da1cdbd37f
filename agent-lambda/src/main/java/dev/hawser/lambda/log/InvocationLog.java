package dev.hawser.lambda.log;

import com.amazonaws.services.lambda.runtime.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Puts what tells invocations apart into the slf4j context, under the keys that Powertools for AWS Lambda uses, so that each
 * line that is logged while it is open has them, those of tools on other threads included.
 */
public final class InvocationLog implements AutoCloseable {

    private final Map<String, @Nullable String> before = new LinkedHashMap<>();

    private InvocationLog() {}

    /** Begins an invocation on this thread. */
    public static InvocationLog open(Context context, boolean coldStart) {
        InvocationLog log = new InvocationLog();
        log.put("function_name", context.getFunctionName());
        log.put("function_version", context.getFunctionVersion());
        log.put("function_arn", context.getInvokedFunctionArn());
        log.put("function_memory_size", String.valueOf(context.getMemoryLimitInMB()));
        log.put("function_request_id", context.getAwsRequestId());
        log.put("cold_start", String.valueOf(coldStart));
        log.put("xray_trace_id", TraceId.of(context));
        return log;
    }

    /** Adds what the request tells. */
    public void request(String runId, String workspace) {
        put("run_id", runId);
        put("workspace", workspace);
    }

    private void put(String key, @Nullable String value) {
        if (value != null) {
            before.putIfAbsent(key, MDC.get(key));
            MDC.put(key, value);
        }
    }

    /** Puts back what there was before. */
    @Override
    public void close() {
        before.forEach((key, value) -> {
            if (value == null) {
                MDC.remove(key);
            } else {
                MDC.put(key, value);
            }
        });
    }
}
