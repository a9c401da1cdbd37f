package dev.hawser.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.hawser.agent.json.Json;
import dev.hawser.agent.message.Content;
import dev.hawser.agent.model.ModelListener;
import dev.hawser.agent.model.ModelResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a listener has heard of an answer, put together again. */
final class HeardAnswer implements ModelListener {

    private final StringBuilder text = new StringBuilder();
    private final StringBuilder reasoning = new StringBuilder();
    private final Map<String, String> names = new LinkedHashMap<>();
    private final Map<String, StringBuilder> inputs = new LinkedHashMap<>();

    @Override
    public synchronized void onText(String delta) {
        text.append(delta);
    }

    @Override
    public synchronized void onReasoning(String delta) {
        reasoning.append(delta);
    }

    @Override
    public synchronized void onToolUse(String id, String name) {
        names.put(id, name);
        inputs.put(id, new StringBuilder());
    }

    @Override
    public synchronized void onToolInput(String id, String delta) {
        StringBuilder input = inputs.get(id);
        if (input == null) {
            throw new AssertionError("the listener hears the input of " + id + " before the call itself");
        }
        input.append(delta);
    }

    /** Returns the words, the thoughts and the tool calls, a line each; nothing if the model does not stream. */
    synchronized List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (!text.isEmpty()) {
            lines.add("says " + text);
        }
        if (!reasoning.isEmpty()) {
            lines.add("thinks " + reasoning);
        }
        names.forEach((id, name) -> lines.add(
                "calls " + name + " as " + id + " with " + normal(inputs.get(id).toString())));
        return lines;
    }

    /** Returns the lines of an answer that is heard whole. */
    static List<String> lines(ModelResponse answer) {
        HeardAnswer all = new HeardAnswer();
        for (Content block : answer.content()) {
            if (block instanceof Content.Text words) {
                all.onText(words.text());
            } else if (block instanceof Content.Reasoning thoughts) {
                all.onReasoning(thoughts.text());
            } else if (block instanceof Content.ToolUse use) {
                all.onToolUse(use.id(), use.name());
                all.onToolInput(use.id(), Json.write(use.input()));
            }
        }
        return all.lines();
    }

    /** Models write JSON with spaces of their own, and may write nothing for no arguments. */
    private static String normal(String input) {
        try {
            return input.isBlank() ? "{}" : Json.write(Json.parse(input));
        } catch (JsonProcessingException e) {
            return input;
        }
    }
}
