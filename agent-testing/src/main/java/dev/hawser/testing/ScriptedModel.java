package dev.hawser.testing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hawser.agent.model.Model;
import dev.hawser.agent.model.ModelCall;
import dev.hawser.agent.model.ModelException;
import dev.hawser.agent.model.ModelRequest;
import dev.hawser.agent.model.ModelResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A model that follows a script, so that a test of an agent is fast, free and the same every time. Each method of the
 * script adds one reply; each call of the model plays the next one and keeps the request for you to look at.
 *
 * <pre>{@code
 * ScriptedModel model = ScriptedModel.script()
 *         .callsTool("add", "{\"a\":1,\"b\":2}")
 *         .says("It is 3.");
 * // … run the agent …
 * model.assertExhausted();
 * assertThat(model.lastRequest().lastMessage()).isEqualTo(Message.user(List.of(
 *         new Content.ToolUseResult("call-1", List.of(new Content.Text("3")), false))));
 * }</pre>
 *
 * <p>A call beyond the end of the script is an {@link AssertionError} that says what was asked. A call whose cancellation
 * or deadline has come already fails as a real model's would, and plays no reply. Safe to use from several threads; a
 * script may grow while it is played.
 */
public final class ScriptedModel implements Model {

    private static final int SHOWN = 500;

    private final List<Step> steps = new ArrayList<>();
    private final List<ModelRequest> requests = new ArrayList<>();
    private final AtomicInteger toolCalls = new AtomicInteger();
    private int played;
    private boolean repeats;
    private boolean streams;

    private ScriptedModel() {}

    /** Returns a model without any reply yet. */
    public static ScriptedModel script() {
        return new ScriptedModel();
    }

    /** Adds a reply of one text. */
    public ScriptedModel says(String text) {
        return replies(reply -> reply.says(text));
    }

    /**
     * Adds a reply that calls one tool. Calls are numbered over the whole script: {@code call-1}, {@code call-2}, ….
     *
     * @param input the arguments as JSON text
     * @throws IllegalArgumentException if the text is not JSON
     */
    public ScriptedModel callsTool(String name, String input) {
        return replies(reply -> reply.callsTool(name, input));
    }

    /**
     * Adds a reply that calls one tool. Calls are numbered over the whole script: {@code call-1}, {@code call-2}, ….
     *
     * @param input the arguments; not an object if you want to see what becomes of a model's mistake
     */
    public ScriptedModel callsTool(String name, JsonNode input) {
        return replies(reply -> reply.callsTool(name, input));
    }

    /** Adds a reply of several blocks, with a finish reason or usage of your choice; see {@link Reply}. */
    public ScriptedModel replies(Consumer<Reply> blocks) {
        Reply reply = new Reply();
        blocks.accept(reply);
        return add(new Step(
                reply.summary(), (request, call) -> reply.response(this::nextToolUseId), reply::throwIfBrokenOff));
    }

    /** Adds a reply that is computed from the request. What the function throws, the call throws. */
    public ScriptedModel answers(Function<ModelRequest, ModelResponse> answer) {
        return add("answers by a function", (request, call) -> answer.apply(request));
    }

    /** Adds a failure. */
    public ScriptedModel fails(ModelException.Kind kind, String message) {
        return add("fails with " + kind, (request, call) -> {
            throw new ModelException(kind, message);
        });
    }

    /** Adds a failure that asks to wait before the next attempt. */
    public ScriptedModel fails(ModelException.Kind kind, String message, Duration retryAfter) {
        return add("fails with " + kind, (request, call) -> {
            throw new ModelException(kind, message, null, retryAfter);
        });
    }

    /** Adds a reply that never comes: the call waits for its cancellation or its deadline, and then fails. */
    public ScriptedModel hangs() {
        return add("hangs", (request, call) -> hang(call));
    }

    /**
     * Lets the last reply be played for ever, with a new id for each tool call: a model that doesn't stop.
     *
     * @throws IllegalStateException if there is no reply yet
     */
    public synchronized ScriptedModel repeatsForever() {
        if (steps.isEmpty()) {
            throw new IllegalStateException("there is nothing to repeat: add a reply before repeatsForever()");
        }
        repeats = true;
        return this;
    }

    /** Lets every reply be told to the call's listener piece by piece before it is returned. */
    public synchronized ScriptedModel streaming() {
        streams = true;
        return this;
    }

    @Override
    public ModelResponse call(ModelRequest request, ModelCall call) {
        throwIfOver(call);
        Step step = next(request);
        ModelResponse response = step.reply().call(request, call);
        if (streams()) {
            new ReplyStream(call).tell(response);
        }
        step.end().run();
        return response;
    }

    @Override
    public String name() {
        return "scripted";
    }

    /** Returns what the model was asked so far, in order. */
    public synchronized List<ModelRequest> requests() {
        return List.copyOf(requests);
    }

    /**
     * Returns what the model was asked last.
     *
     * @throws AssertionError if it was not asked at all
     */
    public synchronized ModelRequest lastRequest() {
        if (requests.isEmpty()) {
            throw new AssertionError("the model was not asked anything");
        }
        return requests.get(requests.size() - 1);
    }

    /**
     * Checks that every reply of the script was played.
     *
     * @throws AssertionError if not; it names the replies that are left
     */
    public synchronized void assertExhausted() {
        if (played < steps.size()) {
            List<String> left = steps.subList(played, steps.size()).stream()
                    .map(Step::summary)
                    .toList();
            throw new AssertionError(
                    "the model played " + played + " of its " + steps.size() + " replies; these are left: " + left);
        }
    }

    static void throwIfOver(ModelCall call) {
        if (call.cancellation().isCancelled()) {
            throw new ModelException(ModelException.Kind.CANCELLED, "the call was cancelled");
        }
        if (call.deadline().hasPassed()) {
            throw new ModelException(ModelException.Kind.TIMEOUT, "the call's deadline has passed");
        }
    }

    private static ModelResponse hang(ModelCall call) {
        try {
            while (true) {
                throwIfOver(call);
                call.cancellation().sleep(call.deadline().remaining());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ModelException(ModelException.Kind.CANCELLED, "the thread of the call was interrupted", e);
        }
    }

    private synchronized Step next(ModelRequest request) {
        requests.add(request);
        if (played < steps.size()) {
            return steps.get(played++);
        }
        if (repeats) {
            return steps.get(steps.size() - 1);
        }
        throw new AssertionError("the script has " + steps.size() + (steps.size() == 1 ? " reply" : " replies")
                + ", this is request " + requests.size() + "; the last message was " + shown(request.lastMessage()));
    }

    private ScriptedModel add(String summary, Model reply) {
        return add(new Step(summary, reply, () -> {}));
    }

    private synchronized ScriptedModel add(Step step) {
        steps.add(step);
        return this;
    }

    private synchronized boolean streams() {
        return streams;
    }

    private String nextToolUseId() {
        return "call-" + toolCalls.incrementAndGet();
    }

    private static String shown(Object value) {
        String text = value.toString();
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }

    /**
     * A reply of the script.
     *
     * @param summary what it does, in a few words
     * @param reply makes the answer
     * @param end runs when the answer was told, and may throw instead of letting it be returned
     */
    private record Step(String summary, Model reply, Runnable end) {}
}
