package dev.hawser.agent;

import dev.hawser.agent.message.Content;
import dev.hawser.agent.message.Message;
import dev.hawser.agent.model.ModelResponse;
import dev.hawser.agent.session.Session;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Keeps the ids of tool calls unique in a conversation, which services demand and some models don't heed. */
final class ToolUseIds {

    private final Set<String> used = new HashSet<>();

    ToolUseIds(Session session) {
        session.messages().forEach(this::use);
        session.pendingTurn().ifPresent(turn -> use(turn.answer()));
    }

    private void use(Message message) {
        message.toolUses().forEach(call -> used.add(call.id()));
    }

    /** Returns the answer, with another id for each call whose id was used before. */
    ModelResponse distinct(ModelResponse response) {
        boolean changed = false;
        List<Content> content = new ArrayList<>();
        for (Content block : response.content()) {
            if (block instanceof Content.ToolUse call && !used.add(call.id())) {
                content.add(new Content.ToolUse(unused(call.id()), call.name(), call.input()));
                changed = true;
            } else {
                content.add(block);
            }
        }
        return changed
                ? new ModelResponse(content, response.finishReason(), response.rawFinishReason(), response.usage())
                : response;
    }

    private String unused(String id) {
        int number = 2;
        while (!used.add(id + "-" + number)) {
            number++;
        }
        return id + "-" + number;
    }
}
