package dev.hawser.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import dev.hawser.agent.AgentListener;
import dev.hawser.lambda.contract.BadRequestException;
import dev.hawser.lambda.contract.ErrorKind;
import dev.hawser.lambda.contract.RunUsage;
import dev.hawser.lambda.contract.TaskError;
import dev.hawser.lambda.contract.TaskRequest;
import dev.hawser.lambda.contract.TaskResponse;
import dev.hawser.lambda.log.InvocationLog;
import dev.hawser.lambda.log.RunLog;
import dev.hawser.lambda.metrics.Metrics;
import dev.hawser.lambda.metrics.RunMeter;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/** One call of the function, from the request's bytes to the response, with its log lines and its metrics. */
final class Invocation {

    private static final Logger LOG = LoggerFactory.getLogger(TaskHandler.class);

    private static final int MOST_OF_A_BAD_RUN_ID = 130;

    private final long startNanos = System.nanoTime();
    private final Context context;
    private final boolean coldStart;
    private final Metrics metrics;
    private final RunMeter meter = new RunMeter();

    Invocation(Context context, boolean coldStart, Metrics metrics) {
        this.context = context;
        this.coldStart = coldStart;
        this.metrics = metrics;
    }

    /** Reads what is asked. */
    interface Source {
        JsonNode read() throws IOException;
    }

    /** Returns what a run of this invocation tells its steps. */
    AgentListener listener() {
        RunLog log = new RunLog();
        return event -> {
            meter.onEvent(event);
            log.onEvent(event);
        };
    }

    TaskResponse answer(Source source, Function<TaskRequest, TaskResponse> work) throws IOException {
        try (InvocationLog log = InvocationLog.open(context, coldStart)) {
            String runId = "";
            try {
                JsonNode json = source.read();
                runId = JsonText.cut(json.path("runId").asText(), MOST_OF_A_BAD_RUN_ID);
                TaskRequest request = TaskRequest.of(json);
                log.request(request.runId(), request.workspace());
                LOG.info("invocation started");
                return ended(work.apply(request));
            } catch (BadRequestException e) {
                return ended(TaskResponse.failed(
                        runId,
                        "",
                        RunUsage.NONE,
                        ResponseFit.cut(new TaskError(ErrorKind.BAD_REQUEST, String.valueOf(e.getMessage())))));
            } catch (RuntimeException | Error e) {
                LOG.atError().setCause(e).log("invocation failed, to be tried again");
                measure("thrown", runId);
                throw e;
            }
        }
    }

    private TaskResponse ended(TaskResponse response) {
        LoggingEventBuilder line = response.error() == null
                ? LOG.atInfo()
                : LOG.atWarn()
                        .addKeyValue("error_kind", response.error().kind().word())
                        .addKeyValue("error_message", response.error().message());
        line.addKeyValue("status", response.status().word())
                .addKeyValue("stop_reason", response.stopReason())
                .addKeyValue("turns", response.usage().turns())
                .addKeyValue("tokens", response.usage().tokens().totalTokens())
                .addKeyValue("duration_ms", time().toMillis())
                .log("invocation ended");
        measure(response.status().word(), response.runId());
        return response;
    }

    private void measure(String status, String runId) {
        metrics.write(context.getFunctionName(), status, runId, coldStart, time(), meter);
    }

    private Duration time() {
        return Duration.ofNanos(System.nanoTime() - startNanos);
    }
}
