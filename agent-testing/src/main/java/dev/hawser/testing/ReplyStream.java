package dev.hawser.testing;

import dev.hawser.agent.json.Json;
import dev.hawser.agent.message.Content;
import dev.hawser.agent.model.ModelCall;
import dev.hawser.agent.model.ModelListener;
import dev.hawser.agent.model.ModelResponse;
import java.util.function.Consumer;

/** Tells an answer to a call's listener in pieces of a few characters, and stops when the call is over. */
final class ReplyStream {

    private final ModelCall call;
    private final ModelListener listener;

    ReplyStream(ModelCall call) {
        this.call = call;
        this.listener = call.listener();
    }

    /** Tells the whole answer. */
    void tell(ModelResponse response) {
        for (Content block : response.content()) {
            tell(block);
            if (listener instanceof BlockListener blocks) {
                blocks.onBlock(block);
            }
        }
    }

    private void tell(Content block) {
        if (block instanceof Content.Text text) {
            tell(text.text(), listener::onText);
        } else if (block instanceof Content.Reasoning reasoning) {
            tell(reasoning.text(), listener::onReasoning);
        } else if (block instanceof Content.ToolUse use) {
            listener.onToolUse(use.id(), use.name());
            tell(Json.write(use.input()), delta -> listener.onToolInput(use.id(), delta));
        }
    }

    private void tell(String text, Consumer<String> ear) {
        for (String piece : Pieces.small(text)) {
            ScriptedModel.throwIfOver(call);
            ear.accept(piece);
        }
    }
}
