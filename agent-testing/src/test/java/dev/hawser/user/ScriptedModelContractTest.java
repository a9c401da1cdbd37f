package dev.hawser.user;

import dev.hawser.agent.model.Model;
import dev.hawser.testing.ModelContract;
import dev.hawser.testing.ScriptedModel;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** In a package of its own, as a user's contract tests are. */
class ScriptedModelContractTest {

    @Nested
    class AnswersAsAWhole extends ModelContract {

        @Override
        public Model modelOver(ScriptedModel service) {
            return service;
        }

        @Test
        @Disabled("a script says what it is told to say")
        @Override
        public void blank_text_is_left_out() {}
    }

    @Nested
    class Streams extends ModelContract {

        @Override
        public Model modelOver(ScriptedModel service) {
            return service.streaming();
        }

        @Test
        @Disabled("a script says what it is told to say")
        @Override
        public void blank_text_is_left_out() {}
    }
}
