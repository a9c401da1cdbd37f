package dev.hawser.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.agent.message.Content;
import dev.hawser.agent.message.Message;
import dev.hawser.agent.message.Role;
import java.util.List;

/** What every history must be, whatever happened. */
final class Histories {

    private Histories() {}

    static void assertValid(List<Message> messages) {
        for (int i = 0; i < messages.size(); i++) {
            Message message = messages.get(i);
            assertThat(message.role()).as("role of message %d", i).isEqualTo(i % 2 == 0 ? Role.USER : Role.ASSISTANT);
            List<String> calls =
                    message.toolUses().stream().map(Content.ToolUse::id).toList();
            if (!calls.isEmpty()) {
                assertThat(messages).as("the results of %s", calls).hasSizeGreaterThan(i + 1);
                assertThat(messages.get(i + 1).toolResults())
                        .extracting(Content.ToolUseResult::toolUseId)
                        .isEqualTo(calls);
            }
        }
    }
}
