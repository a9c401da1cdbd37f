package dev.hawser.agent.bedrock;

import dev.hawser.agent.model.ModelCall;
import dev.hawser.agent.model.ModelException;
import dev.hawser.agent.model.ModelResponse;

/** A way to have the service answer: as a whole or as a stream. One call is one HTTP request. */
@FunctionalInterface
interface Operation {

    /**
     * Returns the whole answer.
     *
     * @throws ModelException if there is none
     */
    ModelResponse call(RequestMapper.Conversation conversation, ModelCall call);
}
