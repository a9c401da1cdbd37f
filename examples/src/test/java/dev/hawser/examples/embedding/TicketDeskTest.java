package dev.hawser.examples.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.agent.AgentResult;
import dev.hawser.agent.message.Content;
import dev.hawser.agent.message.Message;
import dev.hawser.examples.embedding.Tickets.Ticket;
import dev.hawser.examples.embedding.Tickets.Urgency;
import dev.hawser.testing.ScriptedModel;
import java.util.List;
import org.junit.jupiter.api.Test;

class TicketDeskTest {

    private final Tickets tickets = new Tickets();

    @Test
    void opens_the_ticket_that_the_model_asks_for() {
        ScriptedModel model = ScriptedModel.script()
                .callsTool("list", "{}")
                .callsTool("open", "{\"title\":\"The printer is on fire\",\"urgency\":\"HIGH\"}")
                .says("I opened a ticket.");

        AgentResult result = TicketDesk.agent(model, tickets).run("The printer is on fire!");

        assertThat(result.text()).isEqualTo("I opened a ticket.");
        assertThat(tickets.list()).containsExactly(new Ticket("The printer is on fire", Urgency.HIGH));
        model.assertExhausted();
    }

    @Test
    void tells_the_model_what_is_wrong_with_its_arguments() {
        ScriptedModel model = ScriptedModel.script()
                .callsTool("open", "{\"title\":\"Fire\",\"urgency\":\"VERY\"}")
                .says("Sorry.");

        TicketDesk.agent(model, tickets).run("The printer is on fire!");

        Message told = model.lastRequest().lastMessage();
        assertThat(told.toolResults()).allMatch(Content.ToolUseResult::error);
        assertThat(Content.textOf(told.toolResults().get(0).content())).contains("urgency", "LOW", "HIGH");
        assertThat(tickets.list()).isEqualTo(List.of());
    }
}
