package dev.hawser.lambda.metrics;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.agent.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Writes the metrics of each invocation as one line in CloudWatch's
 * <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html">embedded
 * metric format</a>, from which CloudWatch makes metrics by function, and by function and status. They count what the
 * invocation did, so that their sums are right for runs of several invocations. Safe for any thread.
 */
public final class Metrics {

    private final String namespace;
    private final Consumer<String> sink;

    /**
     * Creates metrics.
     *
     * @param namespace CloudWatch's
     * @param sink takes the lines; on Lambda, standard output
     */
    public Metrics(String namespace, Consumer<String> sink) {
        this.namespace = namespace;
        this.sink = sink;
    }

    /**
     * Writes the metrics of an invocation.
     *
     * @param function the function's name
     * @param status the status in the response, or {@code thrown}
     * @param runId the run, kept beside the metrics as a property that can be searched for
     */
    public void write(String function, String status, String runId, boolean coldStart, Duration time, RunMeter meter) {
        Map<String, String> units = new LinkedHashMap<>();
        ObjectNode line = Json.object();
        line.putObject("_aws");
        line.put("function", function).put("status", status).put("run_id", runId);
        metric(line, units, "duration", "Milliseconds", time.toMillis());
        metric(line, units, "turns", "Count", meter.turns());
        metric(line, units, "toolCalls", "Count", meter.toolCalls());
        metric(line, units, "inputTokens", "Count", meter.tokens().inputTokens());
        metric(line, units, "outputTokens", "Count", meter.tokens().outputTokens());
        metric(line, units, "cacheReadTokens", "Count", meter.tokens().cacheReadTokens());
        metric(line, units, "cacheWriteTokens", "Count", meter.tokens().cacheWriteTokens());
        metric(line, units, "coldStart", "Count", coldStart ? 1 : 0);
        metric(line, units, "suspended", "Count", status.equals("suspended") ? 1 : 0);
        line.set("_aws", directive(units));
        sink.accept(Json.write(line));
    }

    private static void metric(ObjectNode line, Map<String, String> units, String name, String unit, long value) {
        units.put(name, unit);
        line.put(name, value);
    }

    private ObjectNode directive(Map<String, String> units) {
        ObjectNode aws = Json.object().put("Timestamp", Instant.now().toEpochMilli());
        ObjectNode directive = aws.putArray("CloudWatchMetrics").addObject().put("Namespace", namespace);
        ArrayNode dimensions = directive.putArray("Dimensions");
        dimensions.addArray().add("function");
        dimensions.addArray().add("function").add("status");
        ArrayNode metrics = directive.putArray("Metrics");
        units.forEach((name, unit) -> metrics.addObject().put("Name", name).put("Unit", unit));
        return aws;
    }
}
