package dev.hawser.examples.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.agent.message.Content;
import dev.hawser.agent.message.Usage;
import dev.hawser.agent.model.Model;
import dev.hawser.agent.model.ModelException;
import dev.hawser.agent.model.ModelResponse;
import dev.hawser.agent.session.Session;
import dev.hawser.testing.ScriptedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChatTest {

    private static final String QUESTION = "Let %s do this? y(es), n(o), a(lways), or why not: ";

    @TempDir
    private Path directory;

    @TempDir
    private Path home;

    private Typing typing;

    @BeforeEach
    void a_directory_with_a_file() throws IOException {
        Files.writeString(directory.resolve("a.txt"), "one\ntwo\n");
        typing = new Typing(directory, home);
    }

    @Test
    void shows_the_answer_and_each_tool_call_with_its_arguments_duration_and_size() {
        ScriptedModel model = ScriptedModel.script()
                .replies(reply -> reply.says("I look.").callsTool("read_file", "{\"path\":\"a.txt\",\"limit\":5}"))
                .says("Two lines.");

        assertThat(typing.says(model, "What is in a.txt?", "/quit")).isEqualTo("""
                > What is in a.txt?
                I look.
                ▸ read_file a.txt limit=5 · 0 ms · 59 bytes
                Two lines.
                > /quit
                """);
        model.assertExhausted();
    }

    @Test
    void shows_what_a_failed_call_was_told() {
        ScriptedModel model = ScriptedModel.script()
                .callsTool("read_file", "{\"path\":\"b.txt\"}")
                .says("There is none.");

        assertThat(typing.says(model, "read it")).isEqualTo("""
                > read it
                ▸ read_file b.txt · 0 ms · 90 bytes
                  ✗ not_found: 'b.txt' does not exist. Similar paths: 'a.txt'. To see what is there, list '.'.
                There is none.
                >\s
                """);
    }

    @Test
    void asks_before_it_writes_and_writes_after_a_yes() {
        ScriptedModel model = editing("two", "2").says("Done.");

        assertThat(typing.says(model, "change it", "y")).isEqualTo("""
                > change it
                  --- a.txt
                  +++ a.txt
                  @@ -1,2 +1,2 @@
                   one
                  -two
                  +2
                Let edit_file do this? y(es), n(o), a(lways), or why not: y
                ▸ edit_file a.txt edits[1] · 0 ms · 73 bytes
                Done.
                >\s
                """);
        assertThat(typing.files()).isEqualTo(Map.of("a.txt", "one\n2\n"));
    }

    @Test
    void tells_the_model_why_the_user_refused() {
        ScriptedModel model = editing("two", "2").says("All right.");

        typing.says(model, "change it", "no, three is better");

        assertThat(typing.files()).isEqualTo(Map.of("a.txt", "one\ntwo\n"));
        assertThat(model.lastRequest().lastMessage().toolResults())
                .isEqualTo(List.of(new Content.ToolUseResult(
                        "call-1", List.of(new Content.Text("Denied: the user said: three is better")), true)));
    }

    @Test
    void refuses_when_nobody_is_there_to_ask() {
        ScriptedModel model = editing("two", "2").says("All right.");

        assertThat(typing.says(model, "change it")).endsWith(QUESTION.formatted("edit_file") + "\nAll right.\n> \n");
        assertThat(model.lastRequest().lastMessage().toolResults().get(0).content())
                .isEqualTo(List.of(new Content.Text("Denied: nobody is there to ask")));
    }

    @Test
    void asks_no_more_about_a_tool_after_always_but_about_others() {
        ScriptedModel model = editing("two", "2")
                .callsTool("edit_file", "{\"path\":\"a.txt\",\"edits\":[{\"old\":\"one\",\"new\":\"1\"}]}")
                .callsTool("delete_file", "{\"path\":\"a.txt\"}")
                .says("Done.");

        String shown = typing.says(model, "change it", "a", "n");

        assertThat(shown).containsOnlyOnce(QUESTION.formatted("edit_file")).contains(QUESTION.formatted("delete_file"));
        assertThat(typing.files()).isEqualTo(Map.of("a.txt", "1\n2\n"));
    }

    @Test
    void asks_about_the_calls_of_one_answer_one_after_the_other_on_what_is_there_by_then() {
        ScriptedModel model = ScriptedModel.script()
                .replies(reply -> reply.callsTool("write_file", "{\"path\":\"n/b.txt\",\"content\":\"b\\n\"}")
                        .callsTool("edit_file", "{\"path\":\"n/b.txt\",\"edits\":[{\"old\":\"b\",\"new\":\"c\"}]}"))
                .says("Done.");

        assertThat(typing.says(model, "write and edit", "y", "y")).isEqualTo("""
                > write and edit
                  --- /dev/null
                  +++ n/b.txt
                  @@ -0,0 +1 @@
                  +b
                Let write_file do this? y(es), n(o), a(lways), or why not: y
                ▸ write_file n/b.txt content=b · 0 ms · 57 bytes
                  --- n/b.txt
                  +++ n/b.txt
                  @@ -1 +1 @@
                  -b
                  +c
                Let edit_file do this? y(es), n(o), a(lways), or why not: y
                ▸ edit_file n/b.txt edits[1] · 0 ms · 66 bytes
                Done.
                >\s
                """);
        assertThat(typing.files()).isEqualTo(Map.of("a.txt", "one\ntwo\n", "n/", "", "n/b.txt", "c\n"));
    }

    @Test
    void does_not_ask_about_a_call_that_would_fail_and_tells_the_model_what_it_would_fail_with() {
        ScriptedModel model = editing("three", "3").says("Sorry.");

        String shown = typing.says(model, "change it");

        assertThat(shown)
                .doesNotContain("Let edit_file")
                .contains("  ✗ not run, as it would fail: 'a.txt' was not changed.");
        assertThat(model.lastRequest()
                        .lastMessage()
                        .toolResults()
                        .get(0)
                        .content()
                        .toString())
                .contains("Denied: it was not run, as it would fail: 'a.txt' was not changed.");
    }

    @Test
    void shows_the_rest_of_a_long_diff_when_it_is_asked_for() {
        String content = "line\\n".repeat(100);
        ScriptedModel model = ScriptedModel.script()
                .callsTool("write_file", "{\"path\":\"b.txt\",\"content\":\"" + content + "\"}")
                .says("Done.");

        String shown = typing.says(model, "write it", "d", "y");

        assertThat(shown)
                .contains(
                        "  … 43 more lines\nLet write_file do this? y(es), n(o), a(lways), d(iff) for all of it, or why not: d\n");
        assertThat(shown.lines().filter("  +line"::equals)).hasSize(57 + 100);
        assertThat(typing.files()).containsKey("b.txt");
    }

    @Test
    void shows_a_short_diff_again_when_all_of_it_is_asked_for() {
        ScriptedModel model = editing("two", "2").says("Done.");

        assertThat(typing.says(model, "change it", "d", "y").lines().filter("  +2"::equals))
                .hasSize(2);
        assertThat(typing.files()).isEqualTo(Map.of("a.txt", "one\n2\n"));
    }

    @Test
    void undo_takes_back_the_last_turn_and_tells_the_model() {
        ScriptedModel model = editing("two", "2").says("Done.").says("I see.");

        assertThat(typing.says(model, "change it", "y", "/undo", "/undo", "what now?"))
                .endsWith("""
                        Done.
                        > /undo
                        put back a.txt
                        > /undo
                        There is no change of this conversation left to take back.
                        > what now?
                        I see.
                        >\s
                        """);
        assertThat(typing.files()).isEqualTo(Map.of("a.txt", "one\ntwo\n"));
        assertThat(model.lastRequest().lastMessage().content())
                .isEqualTo(List.of(
                        new Content.Text(
                                "[The user took back changes of yours with /undo. These are as they were before: a.txt]"),
                        new Content.Text("what now?")));
    }

    @Test
    void shows_the_tokens_of_the_whole_conversation_also_of_its_part_before_it_was_resumed() {
        ScriptedModel model = ScriptedModel.script()
                .replies(reply -> reply.says("Hello.").uses(new Usage(1000, 20, 300, 4)))
                .replies(reply -> reply.says("Again.").uses(new Usage(1, 1, 1, 1)));
        typing.says(model, "hi");

        assertThat(typing.says(model, "/cost", "/resume 1", "hi again", "/cost"))
                .isEqualTo("""
                > /cost
                0 tokens in, 0 out, 0 read from the cache, 0 put into it
                > /resume 1
                > hi
                Hello.
                > hi again
                Again.
                > /cost
                1,001 tokens in, 21 out, 301 read from the cache, 5 put into it
                >\s
                """);
    }

    @Test
    void lists_conversations_the_newest_first_and_goes_on_with_one() {
        ScriptedModel model = ScriptedModel.script()
                .says("One.")
                .says("Two.")
                .says("One again.")
                .says("New.");

        assertThat(typing.says(
                        model, "/resume", "first", "/new", "second", "/resume", "/resume 2", "go on", "/resume 9"))
                .isEqualTo("""
                        > /resume
                        There is no conversation about this directory yet.
                        > first
                        One.
                        > /new
                        > second
                        Two.
                        > /resume
                         1  second (1 message, just now)
                         2  first (1 message, just now)
                        > /resume 2
                        > first
                        One.
                        > go on
                        One again.
                        > /resume 9
                        /resume takes a number from 1 to 2.
                        >\s
                        """);
        assertThat(model.lastRequest().messages()).hasSize(3);
    }

    @Test
    void says_that_a_new_conversation_begins_when_the_last_one_can_not_be_resumed() {
        assertThat(typing.says(ScriptedModel.script(), Chat::resumeNewest, "/quit"))
                .isEqualTo("""
                There is no conversation about this directory yet.
                What you say now begins a new one.
                > /quit
                """);
        typing.says(ScriptedModel.script().says("Hi."), "hello");
        Conversations elsewhere = new Conversations(home);
        try (Session open = elsewhere.open(elsewhere.newest().get(0).id())) {
            assertThat(typing.says(ScriptedModel.script().says("Hi again."), Chat::resumeNewest, "hello again"))
                    .contains("'" + open.id() + "' is held by process ", ": close it there, or wait. ")
                    .endsWith("""
                            What you say now begins a new one.
                            > hello again
                            Hi again.
                            >\s
                            """);
        }
    }

    @Test
    void takes_back_a_turn_of_a_conversation_that_was_resumed() {
        typing.says(editing("two", "2").says("Done."), "change it", "y");

        assertThat(typing.says(ScriptedModel.script(), "/resume 1", "/undo")).endsWith("> /undo\nput back a.txt\n> \n");
        assertThat(typing.files()).isEqualTo(Map.of("a.txt", "one\ntwo\n"));
    }

    @Test
    void lists_a_conversation_that_can_not_be_read_with_the_reason() throws IOException {
        typing.says(ScriptedModel.script().says("One."), "first");
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".jsonl")).toList()) {
                Files.writeString(file, Files.readString(file).replace("first", "fixed"));
            }
        }

        assertThat(typing.says(ScriptedModel.script(), "/resume", "/resume 1"))
                .contains(" 1  session ")
                .contains("> /resume 1\nerror: session ");
    }

    @Test
    void an_interrupt_ends_the_answer_and_the_conversation_goes_on() {
        AtomicInteger calls = new AtomicInteger();
        Model model = (request, call) -> {
            if (calls.incrementAndGet() == 2) {
                return ModelResponse.text(
                        "Here I am, after " + request.messages().size() + " message.");
            }
            call.listener().onText("I was about to");
            typing.pressCtrlC();
            throw new ModelException(ModelException.Kind.CANCELLED, "cancelled");
        };

        assertThat(typing.says(model, "talk", "still there?")).isEqualTo("""
                > talk
                I was about to
                [interrupted]
                > still there?
                Here I am, after 1 message.
                >\s
                """);
    }

    @Test
    void an_interrupt_ends_a_tool_that_runs() {
        ScriptedModel model = ScriptedModel.script()
                .replies(reply -> reply.callsTool("read_file", "{\"path\":\"a.txt\"}"))
                .says("Hello.");
        Model pressing = (request, call) -> {
            ModelResponse response = model.call(request, call);
            if (!response.toolUses().isEmpty()) {
                typing.pressCtrlC();
            }
            return response;
        };

        assertThat(typing.says(pressing, "read", "hello?"))
                .contains("[interrupted]")
                .endsWith("> hello?\nHello.\n> \n");
    }

    @Test
    void an_interrupt_at_a_question_leaves_the_call_undone_and_another_message_drops_it() {
        ScriptedModel model = editing("two", "2").says("Fine.");

        assertThat(typing.says(model, "change it", Keyboard.CTRL_C, "never mind"))
                .endsWith(
                        "[interrupted: it waits for your decision; /resume 1 asks again, another message drops it]\n> never mind\nFine.\n> \n");
        assertThat(typing.files()).isEqualTo(Map.of("a.txt", "one\ntwo\n"));
    }

    @Test
    void a_question_that_was_left_open_is_asked_again_when_the_conversation_is_resumed() {
        typing.says(editing("two", "2"), "change it", Keyboard.CTRL_C);

        String shown = typing.says(ScriptedModel.script().says("Done."), "/resume 1", "y");

        assertThat(shown).startsWith("""
                > /resume 1
                > change it
                The last answer was not finished; it goes on.
                  --- a.txt
                """).endsWith("Done.\n> \n");
        assertThat(typing.files()).isEqualTo(Map.of("a.txt", "one\n2\n"));
    }

    @Test
    void a_question_that_was_left_open_is_asked_again_in_the_same_conversation_too() {
        ScriptedModel model = editing("two", "2").says("Done.");

        String shown = typing.says(model, "change it", Keyboard.CTRL_C, "/resume 1", "y", "/resume 1");

        assertThat(shown).contains("""
                > /resume 1
                The last answer was not finished; it goes on.
                  --- a.txt
                """).endsWith("Done.\n> /resume 1\nThis is that conversation.\n> \n");
        assertThat(typing.files()).isEqualTo(Map.of("a.txt", "one\n2\n"));
    }

    @Test
    void two_interrupts_at_the_prompt_leave() {
        ScriptedModel model = ScriptedModel.script().says("Hi.");

        assertThat(typing.says(model, Keyboard.CTRL_C, "hello", Keyboard.CTRL_C, Keyboard.CTRL_C, "not read"))
                .endsWith("> hello\nHi.\n> \n(Ctrl-C again leaves, and so does /quit.)\n> \n")
                .doesNotContain("not read");
    }

    @Test
    void a_model_that_fails_is_an_error_in_words_and_the_conversation_goes_on() {
        ScriptedModel model = ScriptedModel.script()
                .fails(ModelException.Kind.ACCESS_DENIED, "no credentials")
                .says("Now it works.");

        assertThat(typing.says(model, "hello", "again")).isEqualTo("""
                > hello
                error: the model did not answer in turn 1: no credentials
                > again
                Now it works.
                >\s
                """);
    }

    @Test
    void names_its_commands() {
        assertThat(typing.says(ScriptedModel.script(), "/help", "/nonsense")).isEqualTo("""
                > /help
                /help    show this
                /undo    put the files back that the last turn changed; again for the turn before
                /cost    show the tokens that this conversation has used
                /new     begin another conversation
                /resume  list the conversations about this directory; /resume 2 goes on with the second
                /quit    leave; the conversation is kept
                Anything else is said to the agent. Ctrl-C interrupts its answer. Tab completes.
                > /nonsense
                There is no command /nonsense. /help lists them all.
                >\s
                """);
    }

    @Test
    void no_file_and_no_model_can_send_the_terminal_control_sequences() {
        ScriptedModel model = ScriptedModel.script().says("\u001b[2Jgone \u202etxt");

        assertThat(typing.says(model, "hello")).contains("\ufffd[2Jgone \ufffdtxt");
    }

    private static ScriptedModel editing(String from, String to) {
        return ScriptedModel.script()
                .callsTool(
                        "edit_file",
                        "{\"path\":\"a.txt\",\"edits\":[{\"old\":\"" + from + "\",\"new\":\"" + to + "\"}]}");
    }
}
