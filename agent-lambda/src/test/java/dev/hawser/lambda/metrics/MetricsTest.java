package dev.hawser.lambda.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.agent.AgentEvent;
import dev.hawser.agent.json.Json;
import dev.hawser.agent.message.Usage;
import dev.hawser.agent.tool.ToolResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetricsTest {

    private final List<String> lines = new ArrayList<>();
    private final Metrics metrics = new Metrics("Books", lines::add);

    @Test
    void an_invocation_is_one_line_in_the_embedded_metric_format() throws JsonProcessingException {
        RunMeter meter = new RunMeter();
        meter.onEvent(new AgentEvent.TurnFinished(7, new Usage(10, 2, 300, 40)));
        meter.onEvent(new AgentEvent.TurnFinished(8, new Usage(5, 1, 0, 0)));
        meter.onEvent(new AgentEvent.ToolFinished("c", "look", ToolResult.error("no"), Duration.ofMillis(3)));

        metrics.write("librarian", "suspended", "r-1", true, Duration.ofMillis(1234), meter);

        assertThat(lines).hasSize(1);
        ObjectNode line = (ObjectNode) Json.parse(lines.get(0));
        ObjectNode aws = (ObjectNode) line.remove("_aws");
        assertThat(aws.path("Timestamp").isIntegralNumber()).isTrue();
        assertThat(aws.path("CloudWatchMetrics")).isEqualTo(Json.parse("""
                [{"Namespace":"Books","Dimensions":[["function"],["function","status"]],"Metrics":[
                  {"Name":"duration","Unit":"Milliseconds"},{"Name":"turns","Unit":"Count"},{"Name":"toolCalls","Unit":"Count"},
                  {"Name":"inputTokens","Unit":"Count"},{"Name":"outputTokens","Unit":"Count"},
                  {"Name":"cacheReadTokens","Unit":"Count"},{"Name":"cacheWriteTokens","Unit":"Count"},
                  {"Name":"coldStart","Unit":"Count"},{"Name":"suspended","Unit":"Count"}]}]"""));
        assertThat(line).isEqualTo(Json.parse("""
                {"function":"librarian","status":"suspended","run_id":"r-1","duration":1234,"turns":2,"toolCalls":1,
                 "inputTokens":15,"outputTokens":3,"cacheReadTokens":300,"cacheWriteTokens":40,"coldStart":1,"suspended":1}"""));
    }
}
