package dev.hawser.testing.crash;

import dev.hawser.agent.Agent;
import dev.hawser.agent.AgentResult;
import dev.hawser.agent.RunOptions;
import dev.hawser.agent.json.Json;
import dev.hawser.agent.session.Session;
import dev.hawser.agent.session.SessionStore;
import dev.hawser.agent.session.file.FileSessionStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A program that runs a scripted agent in a session, over and over again with the same run id, and writes down every model call
 * and every step of a tool. Another process kills it.
 */
public final class CrashingProgram {

    static final String SESSION = "s";
    static final String RUN = "r";
    static final int TURNS = 12;

    private CrashingProgram() {}

    /** Takes the directory, and the number of the write at which to die; 0 is never. */
    public static void main(String[] arguments) throws IOException {
        Path directory = Path.of(arguments[0]);
        Diary diary = new Diary(directory.resolve("diary.txt"));
        SessionStore store =
                new DyingStore(FileSessionStore.at(directory.resolve("sessions")), Integer.parseInt(arguments[1]));
        Agent agent = Agent.builder()
                .model(new TurnModel(TURNS, diary))
                .tools(new CountedTools(diary))
                .build();
        try (Session session = Session.open(store, SESSION)) {
            AgentResult result =
                    agent.run("go", RunOptions.defaults().session(session).runId(RUN));
            Files.writeString(
                    directory.resolve("result.json"),
                    Json.object()
                            .put("text", result.text())
                            .put("stopReason", result.stopReason().name())
                            .put("turns", result.turns())
                            .put("tokens", result.usage().totalTokens())
                            .put("messages", session.messages().size())
                            .toString());
        }
    }
}
