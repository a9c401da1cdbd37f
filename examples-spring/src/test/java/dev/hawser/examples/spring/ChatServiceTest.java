package dev.hawser.examples.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.agent.message.Message;
import dev.hawser.agent.model.Model;
import dev.hawser.agent.model.ModelException;
import dev.hawser.agent.model.ModelRequest;
import dev.hawser.agent.session.Session;
import dev.hawser.agent.session.SessionStore;
import dev.hawser.testing.ScriptedModel;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.bean.override.convention.TestBean;

@ExtendWith(OutputCaptureExtension.class)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "spring.main.banner-mode=off")
class ChatServiceTest {

    @TempDir
    private static Path directory;

    private static ScriptedModel script = ScriptedModel.script();
    private static Model asked = script;

    @TestBean
    private Model model;

    @Autowired
    private SessionStore sessions;

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void keep_sessions_in_a_temporary_directory(DynamicPropertyRegistry properties) {
        properties.add("chat.sessions", directory::toString);
    }

    static Model model() {
        return (request, call) -> asked.call(request, call);
    }

    @BeforeEach
    void a_new_script() {
        script = ScriptedModel.script().streaming();
        asked = script;
    }

    @Test
    void streams_the_answer_and_the_tool_calls_as_events() throws Exception {
        script.replies(reply -> reply.says("I open\n one.").callsTool("open", "{\"title\":\"Fire\"}"))
                .says("Done.");

        HttpResponse<String> answer = say("ann", "The printer is on fire.");

        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
        String events = answer.body();
        assertThat(events.lines().filter(line -> line.startsWith("event:")).distinct())
                .containsExactly("event:text", "event:tool", "event:done");
        assertThat(events)
                .contains("event:tool\ndata:{\"text\":\"open\"}\n\n")
                .endsWith("event:done\ndata:{\"text\":\"the model has finished\"}\n\n");
    }

    @Test
    void keeps_a_session_for_each_user_and_shows_each_only_his_tickets() throws Exception {
        script.callsTool("open", "{\"title\":\"Bob's\"}").says("Opened.");
        say("bob", "Open a ticket.");
        script.callsTool("list", "{}").says("None of yours.");
        say("eve", "Which tickets are there?");
        ModelRequest ofEve = script.lastRequest();
        script.callsTool("list", "{}").says("One.");
        say("bob", "Which tickets are there?");

        assertThat(ofEve.messages()).hasSize(3);
        assertThat(ofEve.lastMessage().toString()).contains("[]").doesNotContain("Bob's");
        assertThat(script.lastRequest().messages().get(0)).isEqualTo(Message.user("Open a ticket."));
        assertThat(script.lastRequest().lastMessage().toString()).contains("Bob's");
    }

    @Test
    void refuses_a_second_message_while_the_first_is_answered() throws Exception {
        try (Session session = Session.open(sessions, "dan")) {
            assertThat(session.messages()).isEmpty();
            assertThat(say("dan", "Hello?").statusCode()).isEqualTo(409);
        }
    }

    @Test
    void says_that_it_failed_and_only_the_log_says_with_what(CapturedOutput log) throws Exception {
        script.fails(ModelException.Kind.ACCESS_DENIED, "account 123456789012 may not");

        assertThat(say("fay", "Hello?").body())
                .isEqualTo("event:failed\ndata:{\"text\":\"The model can't be reached. Try again later.\"}\n\n");
        assertThat(log).contains("account 123456789012 may not");
    }

    @Test
    void ends_the_run_when_the_client_has_gone_away() throws Exception {
        CountDownLatch cancelled = new CountDownLatch(1);
        asked = (request, call) -> {
            while (!call.cancellation().isCancelled()) {
                call.listener().onText("and so on, ");
            }
            cancelled.countDown();
            throw new ModelException(ModelException.Kind.CANCELLED, "cancelled");
        };

        HttpClient client = HttpClient.newHttpClient();
        try (InputStream answer = client.send(request("gus", "Talk."), BodyHandlers.ofInputStream())
                .body()) {
            assertThat(answer.read()).isPositive();
        }

        assertThat(cancelled.await(30, TimeUnit.SECONDS)).isTrue();
    }

    private HttpResponse<String> say(String user, String message) throws Exception {
        return HttpClient.newHttpClient().send(request(user, message), BodyHandlers.ofString());
    }

    private HttpRequest request(String user, String message) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/chat"))
                .header("X-User", user)
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString(message))
                .build();
    }
}
