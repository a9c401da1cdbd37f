package dev.hawser.agent;

/** The session is in use by another run. Nothing was changed: wait for that run, or use another session. */
public final class SessionBusyException extends AgentException {

    private static final long serialVersionUID = 1L;

    SessionBusyException(AgentResult result) {
        super(
                "session '" + result.session().id()
                        + "' is in use by another run: wait until it ends, or use another session",
                result,
                null);
    }
}
