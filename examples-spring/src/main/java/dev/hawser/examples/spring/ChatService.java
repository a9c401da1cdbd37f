package dev.hawser.examples.spring;

import dev.hawser.agent.Agent;
import dev.hawser.agent.bedrock.BedrockModel;
import dev.hawser.agent.model.Model;
import dev.hawser.agent.session.SessionStore;
import dev.hawser.agent.session.file.FileSessionStore;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** A service that helps people with their tickets. */
@SpringBootApplication
public class ChatService {

    /** Starts the service. */
    public static void main(String[] args) {
        SpringApplication.run(ChatService.class, args);
    }

    /** The model is closed with the context, since it has a close method. */
    @Bean
    Model model(@Value("${chat.model}") String modelId) {
        return BedrockModel.builder()
                .modelId(modelId)
                .streaming(true)
                .promptCaching(true)
                .build();
    }

    /** One agent for all users: it is configuration, and safe to share. */
    @Bean
    Agent agent(Model model, Tickets tickets) {
        return Agent.builder()
                .model(model)
                .system("You help people with their tickets. You see only those of whoever is asking.")
                .tools(tickets)
                .build();
    }

    @Bean
    SessionStore sessions(@Value("${chat.sessions}") Path directory) {
        return FileSessionStore.at(directory);
    }
}
