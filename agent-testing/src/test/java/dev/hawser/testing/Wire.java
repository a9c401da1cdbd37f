package dev.hawser.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.hawser.agent.json.Json;
import org.assertj.core.api.ListAssert;

/** Request bodies for tests, written in JSON with single quotes, and what is wrong with them. */
final class Wire {

    static final String ADD_TOOL =
            "{'toolSpec':{'name':'add','description':'Adds.','inputSchema':{'json':{'type':'object'}}}}";

    static final String HI = messages(user(text("hi")));
    static final String FROM_MODEL = "The model returned the following errors: ";

    private Wire() {}

    static JsonNode json(String text) {
        try {
            return Json.parse(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    static String user(String... blocks) {
        return message("user", blocks);
    }

    static String assistant(String... blocks) {
        return message("assistant", blocks);
    }

    private static String message(String role, String... blocks) {
        return "{'role':'" + role + "','content':[" + String.join(",", blocks) + "]}";
    }

    static String text(String text) {
        return "{'text':'" + text + "'}";
    }

    static String call(String id) {
        return "{'toolUse':{'toolUseId':'" + id + "','name':'add','input':{}}}";
    }

    static String result(String id) {
        return result(id, text("3"));
    }

    static String result(String id, String content) {
        return "{'toolResult':{'toolUseId':'" + id + "','content':[" + content + "]}}";
    }

    static String document(String name) {
        return "{'document':{'format':'txt','name':'" + name + "','source':{'bytes':'aGk='}}}";
    }

    static String messages(String... messages) {
        return "'messages':[" + String.join(",", messages) + "]";
    }

    static String tools(String... tools) {
        return "'toolConfig':{'tools':[" + String.join(",", tools) + "]}";
    }

    static JsonNode body(String... members) {
        return json("{" + String.join(",", members) + "}");
    }

    static ListAssert<String> assertThatViolations(String body) {
        return assertThatViolations(json(body));
    }

    static ListAssert<String> assertThatViolations(JsonNode body) {
        return assertThat(ConverseValidator.violations(body));
    }
}
