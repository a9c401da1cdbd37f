package dev.hawser.lambda.log;

import com.amazonaws.services.lambda.runtime.Context;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The X-Ray trace of an invocation. */
final class TraceId {

    private static final Pattern ROOT = Pattern.compile("(?:^|;)\\s*Root=([^;]+)");

    private TraceId() {}

    /** Returns the trace's id, or null if the invocation is not traced. Older runtimes tell it by a system property only. */
    static @Nullable String of(Context context) {
        String header = context.getXrayTraceId();
        if (header == null) {
            header = System.getProperty("com.amazonaws.xray.traceHeader");
        }
        if (header == null) {
            return null;
        }
        Matcher root = ROOT.matcher(header);
        return root.find() ? root.group(1) : null;
    }
}
