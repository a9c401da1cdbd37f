package dev.hawser.examples.chat.offline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.agent.json.Json;
import dev.hawser.agent.message.Content;
import dev.hawser.agent.message.Message;
import dev.hawser.agent.model.ModelCall;
import dev.hawser.agent.model.ModelRequest;
import dev.hawser.agent.model.ModelResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleModelTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "list | list_files | {\"path\":\".\"}",
                "Please list src | list_files | {\"path\":\"src\"}",
                "read README.md | read_file | {\"path\":\"README.md\"}",
                "find *.java | find_files | {\"pattern\":\"*.java\"}",
                "search for TODO now in src/a b | search_files | {\"pattern\":\"TODO now\",\"literal\":true,\"path\":\"src/a b\"}",
                "search \"x in y\" in src | search_files | {\"pattern\":\"x in y\",\"literal\":true,\"path\":\"src\"}",
                "replace \"a with b\" with c in d.txt | edit_file | {\"path\":\"d.txt\",\"edits\":[{\"old\":\"a with b\",\"new\":\"c\",\"replace_all\":true}]}",
                "write a/b.txt: x: y | write_file | {\"path\":\"a/b.txt\",\"content\":\"x: y\\n\",\"mode\":\"overwrite\"}",
                "append to a.txt: z | write_file | {\"path\":\"a.txt\",\"content\":\"z\\n\",\"mode\":\"append\"}",
                "move a to b/c | move_file | {\"from\":\"a\",\"to\":\"b/c\"}",
                "delete old | delete_file | {\"path\":\"old\",\"recursive\":true}",
                "make directory x/y | make_directory | {\"path\":\"x/y\"}"
            })
    void understands_plain_sentences(String sentence, String tool, String input) throws Exception {
        assertThat(ask(Message.user(sentence)).toolUses())
                .isEqualTo(List.of(new Content.ToolUse("call-1", tool, Json.parse(input))));
    }

    @Test
    void understands_every_example_that_it_gives() {
        assertThat(Phrase.examples())
                .isNotEmpty()
                .allSatisfy(example ->
                        assertThat(Phrase.understand(example)).as(example).isPresent());
    }

    @Test
    void does_one_thing_after_the_other_and_says_what_came_of_the_last() {
        List<Message> talk = new ArrayList<>(List.of(Message.user("read a, then read b")));
        ModelResponse first = ask(talk.toArray(Message[]::new));
        talk.add(Message.assistant(first.content()));
        talk.add(result("call-1", "A", false));
        ModelResponse second = ask(talk.toArray(Message[]::new));
        talk.add(Message.assistant(second.content()));
        talk.add(result("call-3", "B", false));

        assertThat(first.toolUses().get(0).input()).isEqualTo(Json.object().put("path", "a"));
        assertThat(second.toolUses().get(0).input()).isEqualTo(Json.object().put("path", "b"));
        assertThat(ask(talk.toArray(Message[]::new)).text()).isEqualTo("B");
    }

    @Test
    void stops_at_the_first_thing_that_fails() {
        assertThat(ask(
                                Message.user("read a then read b"),
                                Message.assistant(List.of(new Content.ToolUse("call-1", "read_file", Json.object()))),
                                result("call-1", "Denied: no", true))
                        .text())
                .isEqualTo("I stopped there. Denied: no");
    }

    @Test
    void says_that_no_language_model_is_at_work_when_it_does_not_understand() {
        assertThat(ask(Message.user("Why is the sky blue?")).text())
                .startsWith("I don't understand that. No language model is at work here, only fixed rules.\n")
                .contains("\n  replace red with blue in style.css\n");
        assertThat(ask(Message.user("help")).text()).startsWith("No language model is at work here");
    }

    @Test
    void takes_the_last_message_only_and_of_that_what_was_typed() {
        assertThat(ask(
                                Message.user("read a"),
                                Message.assistant("A"),
                                Message.user(List.of(new Content.Text("[a note]"), new Content.Text("read b"))))
                        .toolUses()
                        .get(0)
                        .input())
                .isEqualTo(Json.object().put("path", "b"));
    }

    @Test
    void takes_a_message_that_drops_calls_for_a_new_one() {
        assertThat(ask(
                                Message.user("delete a"),
                                Message.assistant(List.of(new Content.ToolUse("call-1", "delete_file", Json.object()))),
                                Message.user(List.of(
                                        result("call-1", "Not run", true)
                                                .content()
                                                .get(0),
                                        new Content.Text("read b"))))
                        .toolUses())
                .extracting(Content.ToolUse::name)
                .isEqualTo(List.of("read_file"));
    }

    private static Message result(String id, String text, boolean error) {
        return Message.user(List.of(new Content.ToolUseResult(id, List.of(new Content.Text(text)), error)));
    }

    private static ModelResponse ask(Message... talk) {
        return new RuleModel().call(ModelRequest.of(talk), ModelCall.unbounded());
    }
}
