package dev.hawser.examples.embedding;

import dev.hawser.agent.Agent;
import dev.hawser.agent.AgentEvent;
import dev.hawser.agent.AgentResult;
import dev.hawser.agent.RunOptions;
import dev.hawser.agent.bedrock.BedrockModel;
import dev.hawser.agent.model.Model;

/** Asks an agent that can open tickets one question, and prints the answer as it is written. */
public final class TicketDesk {

    private TicketDesk() {}

    /** Returns an agent that can open tickets. */
    static Agent agent(Model model, Tickets tickets) {
        return Agent.builder()
                .model(model)
                .system("You help with tickets. Look whether there is one before you open another.")
                .tools(tickets)
                .build();
    }

    /** Takes the question from the command line; region and credentials from where the AWS SDK looks for them. */
    public static void main(String[] args) {
        try (BedrockModel model = BedrockModel.builder()
                .modelId("us.anthropic.claude-sonnet-4-20250514-v1:0")
                .streaming(true)
                .build()) {
            AgentResult result = agent(model, new Tickets())
                    .run(String.join(" ", args), RunOptions.defaults().listener(event -> {
                        if (event instanceof AgentEvent.Text text) {
                            System.out.print(text.text());
                        }
                    }));
            System.out.println();
            System.out.println("[" + result.stopDetail() + ", " + result.usage().totalTokens() + " tokens]");
        }
    }
}
