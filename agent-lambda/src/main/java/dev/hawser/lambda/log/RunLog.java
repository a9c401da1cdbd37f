package dev.hawser.lambda.log;

import dev.hawser.agent.AgentEvent;
import dev.hawser.agent.AgentListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs the steps of a run, without what is said in them: neither prompts nor answers nor arguments. */
public final class RunLog implements AgentListener {

    private static final Logger LOG = LoggerFactory.getLogger(RunLog.class);

    /** Creates the listener of one run. */
    public RunLog() {}

    @Override
    public void onEvent(AgentEvent event) {
        if (event instanceof AgentEvent.TurnFinished turn) {
            LOG.atInfo()
                    .addKeyValue("turn", turn.turn())
                    .addKeyValue("tokens", turn.usage().totalTokens())
                    .addKeyValue("input_tokens", turn.usage().inputTokens())
                    .addKeyValue("output_tokens", turn.usage().outputTokens())
                    .addKeyValue("cache_read_tokens", turn.usage().cacheReadTokens())
                    .addKeyValue("cache_write_tokens", turn.usage().cacheWriteTokens())
                    .log("turn finished");
        } else if (event instanceof AgentEvent.ToolFinished tool) {
            LOG.atInfo()
                    .addKeyValue("tool", tool.name())
                    .addKeyValue("call_id", tool.callId())
                    .addKeyValue("error", tool.result().error())
                    .addKeyValue("duration_ms", tool.time().toMillis())
                    .log("tool finished");
        } else if (event instanceof AgentEvent.Retrying retry) {
            LOG.atWarn()
                    .addKeyValue("attempt", retry.attempt())
                    .addKeyValue("delay_ms", retry.delay().toMillis())
                    .addKeyValue("cause", retry.cause().kind().name())
                    .log("model call failed, asking again");
        }
    }
}
