package dev.hawser.testing;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hawser.agent.cancel.Cancellation;
import dev.hawser.agent.cancel.Deadline;
import dev.hawser.agent.message.Message;
import dev.hawser.agent.model.Model;
import dev.hawser.agent.model.ModelCall;
import dev.hawser.agent.model.ModelException;
import dev.hawser.agent.model.ModelException.Kind;
import dev.hawser.agent.model.ModelListener;
import dev.hawser.agent.model.ModelRequest;
import dev.hawser.agent.model.ModelResponse;

/** What the parts of {@link ModelContract} are checked on. */
interface ModelUnderTest {

    /**
     * Returns the model under test, connected to a service that asks this script for each answer and hands on its
     * failures.
     */
    Model modelOver(ScriptedModel service);

    /**
     * Returns the kind that a failure of the service arrives as. The default is the same kind. Override it if the
     * service's protocol does not tell some kinds apart.
     */
    default Kind seenAs(Kind failure) {
        return failure;
    }

    /** Asks what does not matter, with a listener, as some models stream only when somebody listens. */
    static ModelResponse ask(Model model) {
        return ask(model, ModelRequest.of(Message.user("hi")));
    }

    static ModelResponse ask(Model model, ModelRequest request) {
        return model.call(request, heardBy(new HeardAnswer()));
    }

    static ModelCall heardBy(ModelListener listener) {
        return new ModelCall(new Cancellation(), Deadline.never(), listener);
    }

    static ModelException failure(Model model, Cancellation cancellation, Deadline deadline) {
        ModelCall call = new ModelCall(cancellation, deadline, new HeardAnswer());
        return catchThrowableOfType(ModelException.class, () -> model.call(ModelRequest.of(Message.user("hi")), call));
    }
}
