package dev.hawser.examples.docs;

import dev.hawser.agent.Agent;
import dev.hawser.agent.hook.AgentHook;
import dev.hawser.agent.message.Message;
import dev.hawser.agent.model.Model;
import dev.hawser.agent.model.ModelCall;
import dev.hawser.agent.model.ModelRequest;
import dev.hawser.agent.model.ModelResponse;
import dev.hawser.agent.session.MemorySessionStore;
import dev.hawser.agent.session.Session;
import dev.hawser.agent.session.SessionInfo;
import dev.hawser.agent.session.SessionLog;
import dev.hawser.agent.session.SessionReader;
import dev.hawser.agent.session.SessionStore;
import dev.hawser.agent.tool.Param;
import dev.hawser.agent.tool.Tool;
import dev.hawser.testing.ScriptedModel;
import dev.hawser.tools.fs.workspace.Workspace;
import io.opentelemetry.api.OpenTelemetry;
import java.nio.file.Path;
import java.util.List;

/** What the pages of the documentation take for granted. Their code is compiled with it, and never run. */
public abstract class Surroundings {

    protected Model model;
    protected Agent agent;
    protected Session session;
    protected SessionStore store;
    protected Workspace workspace;
    protected AgentHook guard;
    protected OpenTelemetry openTelemetry;
    protected Path directory;
    protected Path mount;
    protected Path zip;
    protected String callId;
    protected List<Message> messages;

    /** The class of the README's first program. */
    public static class Main {
        @Tool("Open a ticket and return its id.")
        String open(@Param("One line") String title) {
            return "T-" + title.length();
        }
    }

    /** What a judge says. */
    public record Verdict(String reason) {}

    /** Tools for sums. */
    public static class Calculator {
        @Tool("Add two numbers.")
        int add(int a, int b) {
            return a + b;
        }
    }

    /** The tools of the first agent. */
    public static class Weather {
        @Tool("Say what the weather is.")
        String report(String city, int day) {
            return "sunny";
        }
    }

    /** A model of the reader's own. */
    public record MyModel(String address) implements Model, AutoCloseable {
        @Override
        public ModelResponse call(ModelRequest request, ModelCall call) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {}
    }

    /** A stand-in for the service of a model of the reader's own. */
    public record MyFakeServer(ScriptedModel service) implements AutoCloseable {
        public String address() {
            return "";
        }

        @Override
        public void close() {}
    }

    /** A session store of the reader's own. */
    public static class MyStore implements SessionStore {

        private final SessionStore inMemory = new MemorySessionStore();

        @Override
        public SessionLog open(String id) {
            return inMemory.open(id);
        }

        @Override
        public SessionReader read(String id) {
            return inMemory.read(id);
        }

        @Override
        public List<SessionInfo> list() {
            return inMemory.list();
        }

        @Override
        public boolean delete(String id) {
            return inMemory.delete(id);
        }

        @Override
        public void requestCancel(String id) {
            inMemory.requestCancel(id);
        }
    }
}
