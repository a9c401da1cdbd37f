package dev.hawser.testing;

import static dev.hawser.testing.Wire.ADD_TOOL;
import static dev.hawser.testing.Wire.HI;
import static dev.hawser.testing.Wire.assertThatViolations;
import static dev.hawser.testing.Wire.assistant;
import static dev.hawser.testing.Wire.body;
import static dev.hawser.testing.Wire.call;
import static dev.hawser.testing.Wire.messages;
import static dev.hawser.testing.Wire.result;
import static dev.hawser.testing.Wire.text;
import static dev.hawser.testing.Wire.tools;
import static dev.hawser.testing.Wire.user;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConstraintsTest {

    @Test
    void all_broken_constraints_are_reported_at_once_and_list_members_count_from_one() {
        assertThatViolations(body(
                        HI, tools(ADD_TOOL, "{'toolSpec':{'name':'','description':'','inputSchema':{'json':{}}}}")))
                .containsExactly("3 validation errors detected: "
                        + "Value '' at 'toolConfig.tools.2.member.toolSpec.name' failed to satisfy constraint: "
                        + "Member must satisfy regular expression pattern: [a-zA-Z0-9_-]+; "
                        + "Value '' at 'toolConfig.tools.2.member.toolSpec.name' failed to satisfy constraint: "
                        + "Member must have length greater than or equal to 1; "
                        + "Value '' at 'toolConfig.tools.2.member.toolSpec.description' failed to satisfy constraint: "
                        + "Member must have length greater than or equal to 1");
    }

    @Test
    void a_tool_name_is_short_and_plain_in_the_history_too() {
        String longName = "a".repeat(65);
        assertThatViolations(body(
                        messages(
                                user(text("hi")),
                                assistant("{'toolUse':{'toolUseId':'t1','name':'" + longName + "','input':{}}}"),
                                user(result("t1"))),
                        tools(ADD_TOOL)))
                .containsExactly(broken(
                        "Value '" + longName + "' at 'messages.2.member.content.1.member.toolUse.name'",
                        "Member must have length less than or equal to 64"));
        assertThatViolations(body(HI, "'toolConfig':{'tools':[" + ADD_TOOL + "],'toolChoice':{'tool':{'name':'a.b'}}}"))
                .containsExactly(broken(
                        "Value 'a.b' at 'toolConfig.toolChoice.tool.name'",
                        "Member must satisfy regular expression pattern: [a-zA-Z0-9_-]+"));
    }

    @Test
    void a_tool_use_id_is_short_and_plain() {
        assertThatViolations(
                        body(messages(user(text("hi")), assistant(call("a b")), user(result("a b"))), tools(ADD_TOOL)))
                .containsExactly("2 validation errors detected: "
                        + "Value 'a b' at 'messages.2.member.content.1.member.toolUse.toolUseId' failed to satisfy "
                        + "constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9_.:-]+; "
                        + "Value 'a b' at 'messages.3.member.content.1.member.toolResult.toolUseId' failed to satisfy "
                        + "constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9_.:-]+");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'messages':[{'content':[{'text':'hi'}]}]} | Value null at 'messages.1.member.role'",
                "{'messages':[{'role':'user'}]} | Value null at 'messages.1.member.content'",
                "{'messages':[{'role':'user','content':[{'image':{'format':'png'}}]}]}"
                        + " | Value null at 'messages.1.member.content.1.member.image.source'",
                "{'messages':[{'role':'user','content':[{'document':{'source':{'bytes':'aGk='}}}]}]}"
                        + " | Value null at 'messages.1.member.content.1.member.document.name'",
                "{'messages':[{'role':'user','content':[{'toolUse':{'toolUseId':'a','name':'b','input':null}}]}]}"
                        + " | Value null at 'messages.1.member.content.1.member.toolUse.input'",
                "{'messages':[{'role':'user','content':[{'toolResult':{'toolUseId':'a'}}]}]}"
                        + " | Value null at 'messages.1.member.content.1.member.toolResult.content'",
                "{'messages':[{'role':'user','content':[{'reasoningContent':{'reasoningText':{}}}]}]}"
                        + " | Value null at 'messages.1.member.content.1.member.reasoningContent.reasoningText.text'",
                "{'messages':[{'role':'user','content':[{'cachePoint':{}}]}]}"
                        + " | Value null at 'messages.1.member.content.1.member.cachePoint.type'",
                "{'toolConfig':{}} | Value null at 'toolConfig.tools'",
                "{'toolConfig':{'tools':[{'toolSpec':{'name':'a'}}]}}"
                        + " | Value null at 'toolConfig.tools.1.member.toolSpec.inputSchema'",
            })
    void required_members_are_there(String bodyAndPlace) {
        String[] parts = bodyAndPlace.split(" \\| ");

        assertThatViolations(parts[0]).containsExactly(broken(parts[1], "Member must not be null"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'messages':[{'role':'system','content':[]}]"
                        + " | Value 'system' at 'messages.1.member.role' | enum value set: [user, assistant]",
                "'messages':[{'role':'user','content':[{'image':{'format':'bmp','source':{'bytes':'aGk='}}}]}]"
                        + " | Value 'bmp' at 'messages.1.member.content.1.member.image.format'"
                        + " | enum value set: [png, jpeg, gif, webp]",
                "'messages':[{'role':'user','content':[{'document':{'format':'rtf','name':'a','source':{'bytes':'aGk='}}}]}]"
                        + " | Value 'rtf' at 'messages.1.member.content.1.member.document.format'"
                        + " | enum value set: [pdf, csv, doc, docx, xls, xlsx, html, txt, md]",
                "'messages':[{'role':'user','content':[{'video':{'format':'avi','source':{'bytes':'aGk='}}}]}]"
                        + " | Value 'avi' at 'messages.1.member.content.1.member.video.format'"
                        + " | enum value set: [mkv, mov, mp4, webm, flv, mpeg, mpg, wmv, three_gp]",
                "'messages':[{'role':'user','content':[{'toolResult':{'toolUseId':'a','content':[],'status':'ok'}}]}]"
                        + " | Value 'ok' at 'messages.1.member.content.1.member.toolResult.status'"
                        + " | enum value set: [success, error]",
                "'system':[{'cachePoint':{'type':'default','ttl':'2h'}}]"
                        + " | Value '2h' at 'system.1.member.cachePoint.ttl' | enum value set: [5m, 1h]",
                "'performanceConfig':{'latency':'fast'} | Value 'fast' at 'performanceConfig.latency'"
                        + " | enum value set: [standard, optimized]",
                "'guardrailConfig':{'trace':'yes'} | Value 'yes' at 'guardrailConfig.trace'"
                        + " | enum value set: [enabled, disabled, enabled_full]",
                "'guardrailConfig':{'guardrailVersion':'0'} | Value '0' at 'guardrailConfig.guardrailVersion'"
                        + " | regular expression pattern: (|([1-9][0-9]{0,7})|(DRAFT))",
                "'messages':[{'role':'user','content':[{'video':{'format':'mp4','source':{'s3Location':{'uri':'s3://B/k'}}}}]}]"
                        + " | Value 's3://B/k' at 'messages.1.member.content.1.member.video.source.s3Location.uri'"
                        + " | regular expression pattern: s3://[a-z0-9][\\.\\-a-z0-9]{1,61}[a-z0-9](/.*)?",
            })
    void values_are_from_their_sets_and_patterns(String bodyPlaceAndConstraint) {
        String[] parts = bodyPlaceAndConstraint.split(" \\| ");

        assertThatViolations("{" + parts[0] + "}").containsExactly(broken(parts[1], "Member must satisfy " + parts[2]));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'inferenceConfig':{'maxTokens':0} | Value '0' at 'inferenceConfig.maxTokens'"
                        + " | value greater than or equal to 1",
                "'inferenceConfig':{'temperature':1.1} | Value '1.1' at 'inferenceConfig.temperature'"
                        + " | value less than or equal to 1",
                "'inferenceConfig':{'topP':-0.1} | Value '-0.1' at 'inferenceConfig.topP'"
                        + " | value greater than or equal to 0",
                "'inferenceConfig':{'stopSequences':['a','']} | Value '' at 'inferenceConfig.stopSequences.2.member'"
                        + " | length greater than or equal to 1",
                "'toolConfig':{'tools':[]} | Value at 'toolConfig.tools' | length greater than or equal to 1",
                "'system':[{'text':''}] | Value '' at 'system.1.member.text' | length greater than or equal to 1",
                "'messages':[{'role':'user','content':[{'image':{'format':'png','source':{'bytes':''}}}]}]"
                        + " | Value '' at 'messages.1.member.content.1.member.image.source.bytes'"
                        + " | length greater than or equal to 1",
            })
    void numbers_and_lengths_are_in_their_ranges(String bodyPlaceAndBound) {
        String[] parts = bodyPlaceAndBound.split(" \\| ");

        assertThatViolations("{" + parts[0] + "}").containsExactly(broken(parts[1], "Member must have " + parts[2]));
    }

    @Test
    void bytes_are_base64() {
        assertThatViolations(body(messages(user("{'image':{'format':'png','source':{'bytes':'%'}}}"))))
                .containsExactly(broken(
                        "Value '%' at 'messages.1.member.content.1.member.image.source.bytes'",
                        "Member must be base64"));
        assertThatViolations(body(messages(user("{'reasoningContent':{'redactedContent':'%'}}"))))
                .containsExactly(broken(
                        "Value '%' at 'messages.1.member.content.1.member.reasoningContent.redactedContent'",
                        "Member must be base64"));
    }

    private static String broken(String place, String constraint) {
        return "1 validation error detected: " + place + " failed to satisfy constraint: " + constraint;
    }
}
