package dev.hawser.agent.bedrock;

import dev.hawser.agent.model.ModelListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Writes down what a listener is told, one line a call, and fails when the calls come from several threads. */
class HeardAnswer implements ModelListener {

    private final Thread caller = Thread.currentThread();
    private final List<String> lines = new ArrayList<>();

    List<String> lines() {
        return lines;
    }

    @Override
    public void onText(String delta) {
        hear("text " + delta);
    }

    @Override
    public void onReasoning(String delta) {
        hear("reasoning " + delta);
    }

    @Override
    public void onToolUse(String id, String name) {
        hear("tool " + id + " " + name);
    }

    @Override
    public void onToolInput(String id, String delta) {
        hear("input " + id + " " + delta);
    }

    private void hear(String line) {
        if (!Objects.equals(caller, Thread.currentThread())) {
            throw new AssertionError("heard on " + Thread.currentThread());
        }
        lines.add(line);
    }
}
