package dev.hawser.agent.message;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who speaks in a {@link Message}. The results of tools are the user's. */
public enum Role {
    /** The person or program that prompts, and the tools. */
    @JsonProperty("user")
    USER,
    /** The model. */
    @JsonProperty("assistant")
    ASSISTANT
}
