package dev.hawser.examples.spring;

import dev.hawser.agent.Agent;
import dev.hawser.agent.AgentEvent;
import dev.hawser.agent.AgentException;
import dev.hawser.agent.RunOptions;
import dev.hawser.agent.cancel.Cancellation;
import dev.hawser.agent.session.Session;
import dev.hawser.agent.session.SessionException;
import dev.hawser.agent.session.SessionStore;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Answers messages with a stream of events: {@code text} for each piece of the answer, {@code tool} for each call, and in the
 * end {@code done} or {@code failed}.
 */
@RestController
class ChatController {

    private static final Logger LOG = LoggerFactory.getLogger(ChatController.class);

    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Agent agent;
    private final SessionStore sessions;
    private final AsyncTaskExecutor executor;

    ChatController(Agent agent, SessionStore sessions, AsyncTaskExecutor executor) {
        this.agent = agent;
        this.sessions = sessions;
        this.executor = executor;
    }

    /**
     * The data of an event. It is JSON, since the plain text of an event would lose a blank at its start.
     *
     * @param text what is to be shown
     */
    record Piece(String text) {}

    /** Who asks comes from a header here; let your security say it in a real service. */
    @PostMapping(path = "/chat", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter chat(@RequestHeader("X-User") String user, @RequestBody String message) {
        Session session = open(user);
        SseEmitter stream = new SseEmitter(LONGEST.toMillis());
        Cancellation gone = new Cancellation();
        stream.onError(failure -> gone.cancel());
        stream.onTimeout(gone::cancel);
        executor.execute(() -> answer(session, new User(user), message, stream, gone));
        return stream;
    }

    private Session open(String user) {
        try {
            return Session.open(sessions, user);
        } catch (SessionException e) {
            if (e.kind() == SessionException.Kind.BUSY) {
                throw new ResponseStatusException(HttpStatus.CONFLICT, "your last message is still being answered", e);
            }
            throw e;
        }
    }

    /** The session is free before the client hears of the end, so that it can go on at once. */
    private void answer(Session session, User user, String message, SseEmitter stream, Cancellation gone) {
        RunOptions options = RunOptions.defaults()
                .session(session)
                .value(User.class, user)
                .cancellation(gone)
                .listener(event -> tell(event, stream, gone));
        String end;
        String text;
        try (session) {
            text = agent.run(message, options).stopDetail();
            end = "done";
        } catch (AgentException e) {
            LOG.warn("A message was not answered", e);
            text = "The model can't be reached. Try again later.";
            end = "failed";
        }
        send(end, text, stream, gone);
        stream.complete();
    }

    private static void tell(AgentEvent event, SseEmitter stream, Cancellation gone) {
        if (event instanceof AgentEvent.Text text) {
            send("text", text.text(), stream, gone);
        } else if (event instanceof AgentEvent.ToolStarted started) {
            send("tool", started.name(), stream, gone);
        }
    }

    /** A client that has gone away needs no answer: the run is cancelled. */
    private static void send(String name, String text, SseEmitter stream, Cancellation gone) {
        try {
            stream.send(SseEmitter.event().name(name).data(new Piece(text), MediaType.APPLICATION_JSON));
        } catch (IOException | IllegalStateException e) {
            gone.cancel();
        }
    }
}
