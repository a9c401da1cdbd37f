package dev.hawser.testing;

import static dev.hawser.testing.Wire.ADD_TOOL;
import static dev.hawser.testing.Wire.assertThatViolations;
import static dev.hawser.testing.Wire.assistant;
import static dev.hawser.testing.Wire.body;
import static dev.hawser.testing.Wire.call;
import static dev.hawser.testing.Wire.document;
import static dev.hawser.testing.Wire.messages;
import static dev.hawser.testing.Wire.result;
import static dev.hawser.testing.Wire.text;
import static dev.hawser.testing.Wire.tools;
import static dev.hawser.testing.Wire.user;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentRulesTest {

    @ParameterizedTest
    @ValueSource(strings = {"report.pdf", "a/b", "a  b", "a\\tb", "größe", "a,b"})
    void names_are_well_formed(String name) {
        String violation = "The document file name can only contain alphanumeric characters, whitespace characters, "
                + "hyphens, parentheses, and square brackets. The name can't contain more than one consecutive "
                + "whitespace character. Check that the file name conforms to these restrictions and retry your "
                + "request.";

        assertThatViolations(body(messages(user(text("read"), document(name))))).containsExactly(violation);
        assertThatViolations(body(
                        messages(user(text("read")), assistant(call("t1")), user(result("t1", document(name)))),
                        tools(ADD_TOOL)))
                .containsExactly(violation);
    }

    @Test
    void names_differ_over_the_whole_conversation() {
        assertThatViolations(body(messages(
                        user(text("read"), document("a")), assistant(text("ok")), user(text("and"), document("a")))))
                .containsExactly("Messages can't contain duplicate document names.");
    }

    @Test
    void a_text_stands_beside_a_document() {
        assertThatViolations(body(messages(user(document("a")))))
                .containsExactly("A text block must be included when using documents.");
    }

    @Test
    void there_are_at_most_five() {
        String[] blocks = IntStream.range(0, 7)
                .mapToObj(i -> i == 0 ? text("read") : document("doc" + i))
                .toArray(String[]::new);

        assertThatViolations(body(messages(user(blocks))))
                .containsExactly("You can't include more than 5 documents in a request.");
    }

    @Test
    void plain_text_is_a_source_for_citations_only() {
        assertThatViolations(body(messages(user(text("read"), "{'document':{'name':'a','source':{'text':'words'}}}"))))
                .containsExactly("DocumentSource object at messages.0.content.1.document.source must set one of the "
                        + "following keys: bytes, s3Location.");
    }
}
