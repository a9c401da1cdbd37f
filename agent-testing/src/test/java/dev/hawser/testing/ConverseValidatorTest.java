package dev.hawser.testing;

import static dev.hawser.testing.Wire.ADD_TOOL;
import static dev.hawser.testing.Wire.assistant;
import static dev.hawser.testing.Wire.body;
import static dev.hawser.testing.Wire.call;
import static dev.hawser.testing.Wire.document;
import static dev.hawser.testing.Wire.json;
import static dev.hawser.testing.Wire.messages;
import static dev.hawser.testing.Wire.result;
import static dev.hawser.testing.Wire.text;
import static dev.hawser.testing.Wire.tools;
import static dev.hawser.testing.Wire.user;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.IntStream;
import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConverseValidatorTest {

    private static final String FROM_MODEL = "The model returned the following errors: ";
    private static final String HI = messages(user(text("hi")));

    @Test
    void a_request_that_uses_everything_is_accepted() {
        assertThatViolations("""
                        {'system':[{'text':'Be brief.'},{'cachePoint':{'type':'default','ttl':'1h'}}],
                         'messages':[
                          {'role':'user','content':[
                            {'text':'Look.'},
                            {'image':{'format':'png','source':{'bytes':'aGk='}}},
                            {'document':{'format':'pdf','name':'A plan_2 (final) [x]','source':{'s3Location':{'uri':'s3://bucket/key','bucketOwner':'123456789012'}},'context':'a plan','citations':{'enabled':true}}},
                            {'document':{'name':'cited','source':{'text':'words'},'citations':{'enabled':true}}},
                            {'video':{'format':'mp4','source':{'s3Location':{'uri':'s3://bucket/key'}}}},
                            {'someday':{'new':[1,2]}}]},
                          {'role':'assistant','content':[
                            {'reasoningContent':{'reasoningText':{'text':'','signature':'sig'}}},
                            {'reasoningContent':{'redactedContent':'aGk='}},
                            {'text':'I call.'},
                            {'toolUse':{'toolUseId':'a.b:c-1','name':'add','input':{'a':1}}},
                            {'toolUse':{'toolUseId':'tooluse_2','name':'another','input':{}}}]},
                          {'role':'user','content':[
                            {'toolResult':{'toolUseId':'tooluse_2','content':[{'text':'no'},{'json':{'a':1}},{'image':{'format':'webp','source':{'bytes':'aGk='}}},{'document':{'format':'csv','name':'cited','source':{'bytes':'aGk='}}}],'status':'error'}},
                            {'cachePoint':{'type':'default'}},
                            {'toolResult':{'toolUseId':'a.b:c-1','content':[{'text':'3'}],'status':'success'}},
                            {'text':'go on'},
                            {'cachePoint':{'type':'default','ttl':'5m'}}]}],
                         'inferenceConfig':{'maxTokens':4096,'temperature':0.7,'topP':1,'stopSequences':['END']},
                         'toolConfig':{'tools':[
                            {'toolSpec':{'name':'add','description':'Adds.','inputSchema':{'json':{'type':'object','properties':{'a.b_c-d':{'anyOf':[]}}}}}},
                            {'toolSpec':{'name':'bare','inputSchema':{'json':{'type':'object'}},'strict':true}},
                            {'systemTool':{'name':'nova_code_interpreter'}},
                            {'cachePoint':{'type':'default','ttl':'1h'}}],
                          'toolChoice':{'tool':{'name':'add'}}},
                         'additionalModelRequestFields':{'thinking':{'type':'disabled'},'top_k':200},
                         'requestMetadata':{'team':'docs'}}
                        """).isEmpty();
    }

    @Test
    void tool_calls_that_the_service_runs_itself_are_left_alone() {
        assertThatViolations(body(
                        messages(
                                user(text("search")),
                                assistant(
                                        "{'toolUse':{'toolUseId':'s1','name':'nova_grounding','input':{},'type':'server_tool_use'}}",
                                        "{'toolResult':{'toolUseId':'s1','content':[{'text':'found'}],'type':'server_tool_result'}}",
                                        text("Here.")),
                                user(text("thanks"))),
                        tools("{'systemTool':{'name':'nova_grounding'}}")))
                .isEmpty();
    }

    @Nested
    class Shape {

        @Test
        void a_body_is_an_object() {
            assertThatViolations("[]").containsExactly("Unexpected field type");
        }

        @Test
        void members_have_their_json_types() {
            assertThatViolations("""
                            {'system':'be brief','messages':[{'role':1,'content':'hi'},'hi'],
                             'inferenceConfig':{'maxTokens':'many','stopSequences':[1]},
                             'toolConfig':{'tools':{},'toolChoice':{'tool':{'name':1}}}}
                            """)
                    .containsExactly(
                            "Unexpected field type at system",
                            "Unexpected field type at messages.0.role",
                            "Unexpected field type at messages.0.content",
                            "Unexpected field type at messages.1",
                            "Unexpected field type at inferenceConfig.maxTokens",
                            "Unexpected field type at inferenceConfig.stopSequences.0",
                            "Unexpected field type at toolConfig.tools",
                            "Unexpected field type at toolConfig.toolChoice.tool.name");
        }

        @Test
        void members_of_blocks_have_their_json_types() {
            assertThatViolations(body(messages(user(
                            "{'text':1}",
                            "{'image':{'format':1,'source':{'bytes':1}}}",
                            "{'document':{'name':1,'citations':{'enabled':1},'source':{'s3Location':{'uri':1}}}}",
                            "{'toolUse':{'toolUseId':1,'name':1,'input':1}}",
                            "{'toolResult':{'toolUseId':1,'status':1,'content':[{'text':1}]}}",
                            "{'reasoningContent':{'reasoningText':{'text':1}}}",
                            "{'cachePoint':1}"))))
                    .containsExactly(
                            "Unexpected field type at messages.0.content.0.text",
                            "Unexpected field type at messages.0.content.1.image.format",
                            "Unexpected field type at messages.0.content.1.image.source.bytes",
                            "Unexpected field type at messages.0.content.2.document.source.s3Location.uri",
                            "Unexpected field type at messages.0.content.2.document.name",
                            "Unexpected field type at messages.0.content.2.document.citations.enabled",
                            "Unexpected field type at messages.0.content.3.toolUse.toolUseId",
                            "Unexpected field type at messages.0.content.3.toolUse.name",
                            "Unexpected field type at messages.0.content.4.toolResult.toolUseId",
                            "Unexpected field type at messages.0.content.4.toolResult.status",
                            "Unexpected field type at messages.0.content.4.toolResult.content.0.text",
                            "Unexpected field type at messages.0.content.5.reasoningContent.reasoningText.text",
                            "Unexpected field type at messages.0.content.6.cachePoint");
        }

        @Test
        void a_union_has_exactly_one_member() {
            assertThatViolations("""
                            {'system':[{}],
                             'messages':[{'role':'user','content':[
                               {},
                               {'text':'a','image':{}},
                               {'document':{'name':'a','source':{}}},
                               {'reasoningContent':{}},
                               {'toolResult':{'toolUseId':'a','content':[{}]}}]}],
                             'toolConfig':{'tools':[{},{'toolSpec':{'name':'a','inputSchema':{}}}],'toolChoice':{}}}
                            """)
                    .containsExactly(
                            "SystemContentBlock object at system.0 must set one of the following keys: "
                                    + "text, guardContent, cachePoint.",
                            "ContentBlock object at messages.0.content.0 must set one of the following keys: text, image, "
                                    + "toolUse, toolResult, document, video, cachePoint, reasoningContent, "
                                    + "citationsContent, searchResult.",
                            "ContentBlock object at messages.0.content.1 must set one of the following keys: text, image, "
                                    + "toolUse, toolResult, document, video, cachePoint, reasoningContent, "
                                    + "citationsContent, searchResult.",
                            "DocumentSource object at messages.0.content.2.document.source must set one of the following "
                                    + "keys: bytes, s3Location.",
                            "ReasoningContentBlock object at messages.0.content.3.reasoningContent must set one of the "
                                    + "following keys: reasoningText, redactedContent.",
                            "ToolResultContentBlock object at messages.0.content.4.toolResult.content.0 must set one of "
                                    + "the following keys: json, text, image, document, video, searchResult.",
                            "Tool object at toolConfig.tools.0 must set one of the following keys: "
                                    + "toolSpec, systemTool, cachePoint.",
                            "ToolInputSchema object at toolConfig.tools.1.toolSpec.inputSchema must set one of the "
                                    + "following keys: json.",
                            "ToolChoice object at toolConfig.toolChoice must set one of the following keys: "
                                    + "auto, any, tool.");
        }
    }

    @Nested
    class Constraint {

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
            assertThatViolations(
                            body(HI, "'toolConfig':{'tools':[" + ADD_TOOL + "],'toolChoice':{'tool':{'name':'a.b'}}}"))
                    .containsExactly(broken(
                            "Value 'a.b' at 'toolConfig.toolChoice.tool.name'",
                            "Member must satisfy regular expression pattern: [a-zA-Z0-9_-]+"));
        }

        @Test
        void a_tool_use_id_is_short_and_plain() {
            assertThatViolations(body(
                            messages(user(text("hi")), assistant(call("a b")), user(result("a b"))), tools(ADD_TOOL)))
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
                    "'messages':[{'role':'user','content':[{'video':{'format':'mp4','source':{'s3Location':{'uri':'s3://B/k'}}}}]}]"
                            + " | Value 's3://B/k' at 'messages.1.member.content.1.member.video.source.s3Location.uri'"
                            + " | regular expression pattern: s3://[a-z0-9][\\.\\-a-z0-9]{1,61}[a-z0-9](/.*)?",
                })
        void values_are_from_their_sets_and_patterns(String bodyPlaceAndConstraint) {
            String[] parts = bodyPlaceAndConstraint.split(" \\| ");

            assertThatViolations("{" + parts[0] + "}")
                    .containsExactly(broken(parts[1], "Member must satisfy " + parts[2]));
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

            assertThatViolations("{" + parts[0] + "}")
                    .containsExactly(broken(parts[1], "Member must have " + parts[2]));
        }

        @Test
        void bytes_are_base64() {
            assertThatViolations(body(messages(user("{'image':{'format':'png','source':{'bytes':'%'}}}"))))
                    .containsExactly(broken(
                            "Value '%' at 'messages.1.member.content.1.member.image.source.bytes'",
                            "Member must be base64"));
        }

        private static String broken(String place, String constraint) {
            return "1 validation error detected: " + place + " failed to satisfy constraint: " + constraint;
        }
    }

    @Nested
    class Conversation {

        private static final String START = "A conversation must start with a user message. "
                + "Try again with a conversation that starts with a user message.";

        @ParameterizedTest
        @ValueSource(strings = {"{}", "{'messages':[]}"})
        void a_conversation_has_messages(String body) {
            assertThatViolations(body).containsExactly(START);
        }

        @Test
        void a_conversation_starts_with_the_user() {
            assertThatViolations(body(messages(assistant(text("hi")), user(text("hi")))))
                    .containsExactly(START);
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 1})
        void roles_alternate(int doubled) {
            String first = user(text("a"));
            String second = assistant(text("b"));
            assertThatViolations(body(
                            doubled == 0
                                    ? messages(first, first, second, user(text("c")))
                                    : messages(first, second, second, user(text("c")))))
                    .containsExactly("A conversation must alternate between user and assistant roles. "
                            + "Make sure the conversation alternates between user and assistant roles and try again.");
        }

        @Test
        void a_conversation_ends_with_the_user() {
            assertThatViolations(body(messages(user(text("hi")), assistant(text("hi")))))
                    .containsExactly(FROM_MODEL + "This model does not support assistant message prefill. "
                            + "The conversation must end with a user message.");
        }

        @Test
        void no_message_is_empty() {
            assertThatViolations(
                            body(messages(user(text("hi")), assistant(), user("{'cachePoint':{'type':'default'}}"))))
                    .containsExactly(
                            "The content field in the Message object at messages.1 is empty. "
                                    + "Add a ContentBlock object to the content field and try again.",
                            "The content field in the Message object at messages.2 is empty. "
                                    + "Add a ContentBlock object to the content field and try again.");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", " ", "\\n\\t"})
        void no_text_is_blank(String blank) {
            assertThatViolations(body(messages(user(text("hi")), assistant(text("hi"), text(blank)), user(text("hi")))))
                    .containsExactly("The text field in the ContentBlock object at messages.1.content.1 is blank. "
                            + "Add text to the text field, and try again.");
        }

        @Test
        void no_system_text_is_blank() {
            assertThatViolations(body("'system':[{'text':' '}]", HI))
                    .containsExactly(FROM_MODEL + "system: text content blocks must contain non-whitespace text");
        }

        @Test
        void each_side_sends_its_own_blocks() {
            assertThatViolations(body(
                            messages(
                                    user(
                                            text("hi"),
                                            call("t1"),
                                            "{'reasoningContent':{'reasoningText':{'text':'hm'}}}"),
                                    assistant(result("t1")),
                                    user(text("hi"))),
                            tools(ADD_TOOL)))
                    .containsExactly(
                            FROM_MODEL + "messages.1: `tool_result` blocks can only be in `user` messages",
                            FROM_MODEL + "messages.0: `tool_use` blocks can only be in `assistant` messages",
                            FROM_MODEL + "messages.0: `thinking` blocks can only be in `assistant` messages");
        }
    }

    @Nested
    class ToolBlocks {

        @Test
        void every_call_is_answered_in_the_next_message() {
            assertThatViolations(toolTurn(assistant(call("t1"), call("t2"), call("t3")), user(result("t2"))))
                    .containsExactly("Expected toolResult blocks at messages.2.content for the following Ids: t1, t3");
            assertThatViolations(toolTurn(assistant(call("t1")), user(text("never mind"))))
                    .containsExactly("Expected toolResult blocks at messages.2.content for the following Ids: t1");
        }

        @Test
        void results_that_come_a_turn_late_are_no_answer() {
            assertThatViolations(toolTurn(
                            assistant(call("t1")), user(text("wait")), assistant(text("ok")), user(result("t1"))))
                    .containsExactly(
                            "The number of toolResult blocks at messages.4.content exceeds the number of toolUse blocks "
                                    + "of previous turn.",
                            "Expected toolResult blocks at messages.2.content for the following Ids: t1");
        }

        @Test
        void there_are_no_more_results_than_calls() {
            assertThatViolations(toolTurn(assistant(call("t1")), user(result("t1"), result("t2"))))
                    .containsExactly(
                            "The number of toolResult blocks at messages.2.content exceeds the number of toolUse "
                                    + "blocks of previous turn.");
        }

        @Test
        void a_result_has_a_call() {
            assertThatViolations(body(messages(user(result("t1"))), tools(ADD_TOOL)))
                    .containsExactly(
                            "The number of toolResult blocks at messages.0.content exceeds the number of toolUse "
                                    + "blocks of previous turn.");
            assertThatViolations(toolTurn(assistant(call("t1")), user(result("t2"))))
                    .containsExactly("Expected toolResult blocks at messages.2.content for the following Ids: t1");
        }

        @Test
        void calls_of_a_turn_have_different_ids() {
            assertThatViolations(toolTurn(assistant(call("t1"), call("t1")), user(result("t1"))))
                    .containsExactly("The toolUse blocks at messages.1.content contain duplicate Ids: t1");
        }

        @Test
        void results_of_a_turn_have_different_ids() {
            assertThatViolations(toolTurn(assistant(call("t1"), call("t2")), user(result("t1"), result("t1"))))
                    .containsExactly(
                            "The toolResult blocks at messages.2.content contain duplicate Ids: t1",
                            "Expected toolResult blocks at messages.2.content for the following Ids: t2");
        }

        @Test
        void turns_have_different_ids() {
            assertThatViolations(toolTurn(
                            assistant(call("t1")),
                            user(result("t1")),
                            assistant(text("again"), call("t1")),
                            user(result("t1"))))
                    .containsExactly(FROM_MODEL + "messages.3.content.1: `tool_use` ids must be unique");
        }

        @Test
        void results_come_first() {
            assertThatViolations(toolTurn(
                            assistant(call("t1"), call("t2")),
                            user("{'cachePoint':{'type':'default'}}", result("t1"), text("and"), result("t2"))))
                    .containsExactly(
                            FROM_MODEL + "messages.2: Did not find 2 `tool_result` block(s) at the beginning of "
                                    + "this message. Messages following `tool_use` blocks must begin with a matching number of "
                                    + "`tool_result` blocks.");
        }

        @Test
        void no_text_follows_a_call() {
            assertThatViolations(toolTurn(
                            assistant(call("t1"), text("meanwhile"), call("t2"), text("done"), call("t3")),
                            user(result("t1"), result("t2"), result("t3"))))
                    .containsExactly(FROM_MODEL + "messages.1: `tool_use` ids were found without `tool_result` blocks "
                            + "immediately after: t1, t2. Each `tool_use` block must have a corresponding `tool_result` "
                            + "block in the next message.");
        }

        @ParameterizedTest
        @ValueSource(strings = {"[]", "'{}'", "1"})
        void arguments_are_an_object(String input) {
            assertThatViolations(toolTurn(
                            assistant("{'toolUse':{'toolUseId':'t1','name':'add','input':" + input + "}}"),
                            user(result("t1"))))
                    .containsExactly("The format of the value at messages.1.content.0.toolUse.input is invalid. "
                            + "Provide a json object for the field and try again.");
        }

        @ParameterizedTest
        @ValueSource(strings = {"[1]", "'3'", "3", "true"})
        void a_json_result_is_an_object(String json) {
            assertThatViolations(
                            toolTurn(assistant(call("t1")), user(result("t1", "{'text':'a'},{'json':" + json + "}"))))
                    .containsExactly("The format of the value at messages.2.content.0.toolResult.content.1.json is "
                            + "invalid. Provide a json object for the field and try again.");
        }

        @Test
        void a_result_is_not_empty() {
            assertThatViolations(toolTurn(assistant(call("t1")), user(result("t1", ""))))
                    .containsExactly("The content field at messages.2.content.0.toolResult cannot be empty when status "
                            + "value is error.");
        }

        @Test
        void a_result_has_no_blank_text() {
            assertThatViolations(toolTurn(assistant(call("t1")), user(result("t1", text(" ")))))
                    .containsExactly(FROM_MODEL + "messages: text content blocks must contain non-whitespace text");
        }

        private static JsonNode toolTurn(String... messages) {
            String[] all = new String[messages.length + 1];
            all[0] = user(text("add"));
            System.arraycopy(messages, 0, all, 1, messages.length);
            return body(messages(all), tools(ADD_TOOL));
        }
    }

    @Nested
    class ToolConfig {

        @Test
        void tools_are_declared_when_the_history_has_tool_blocks() {
            assertThatViolations(body(messages(user(text("add")), assistant(call("t1")), user(result("t1")))))
                    .containsExactly(
                            "The toolConfig field must be defined when using toolUse and toolResult content blocks.");
        }

        @Test
        void tools_have_different_names() {
            assertThatViolations(body(HI, tools(ADD_TOOL, ADD_TOOL)))
                    .containsExactly(FROM_MODEL + "tools: Tool names must be unique.");
        }

        @ParameterizedTest
        @ValueSource(strings = {"'{}'", "[]", "true"})
        void a_schema_is_an_object(String schema) {
            assertThatViolations(body(HI, tools(tool(schema))))
                    .containsExactly(
                            "The format of the value at toolConfig.tools.0.toolSpec.inputSchema.json is invalid. "
                                    + "Provide a json object for the field and try again.");
        }

        @ParameterizedTest
        @ValueSource(strings = {"{}", "{'type':'array'}", "{'type':['object']}"})
        void a_schema_describes_an_object(String schema) {
            assertThatViolations(body(HI, tools(tool(schema))))
                    .containsExactly(
                            "The value at toolConfig.tools.0.toolSpec.inputSchema.json.type must be one of the "
                                    + "following: object.");
        }

        @ParameterizedTest
        @ValueSource(strings = {"oneOf", "allOf", "anyOf"})
        void a_schema_has_no_combinator_at_the_top(String combinator) {
            assertThatViolations(body(HI, tools(tool("{'type':'object','" + combinator + "':[]}"))))
                    .containsExactly(FROM_MODEL + "tools.0.custom.input_schema: input_schema does not support oneOf, "
                            + "allOf, or anyOf at the top level");
        }

        @ParameterizedTest
        @ValueSource(strings = {"größe", "a b", "", "a/b"})
        void properties_have_plain_names(String name) {
            assertThatViolations(body(HI, tools(tool("{'type':'object','properties':{'" + name + "':{}}}"))))
                    .containsExactly(FROM_MODEL + "tools.0.custom.input_schema.properties: Property keys should match "
                            + "pattern '^[a-zA-Z0-9_.-]{1,64}$'");
        }

        @ParameterizedTest
        @ValueSource(strings = {"'any':{}", "'auto':{}"})
        void a_choice_has_tools(String choice) {
            assertThatViolations(body(
                            HI,
                            "'toolConfig':{'tools':[{'cachePoint':{'type':'default'}}],'toolChoice':{" + choice + "}}"))
                    .containsExactly(FROM_MODEL + "tool_choice may only be specified while providing tools.");
        }

        @Test
        void a_forced_tool_is_declared() {
            assertThatViolations(body(
                            HI, "'toolConfig':{'tools':[" + ADD_TOOL + "],'toolChoice':{'tool':{'name':'subtract'}}}"))
                    .containsExactly(FROM_MODEL + "Tool 'subtract' not found in provided tools");
        }

        @ParameterizedTest
        @ValueSource(strings = {"{'any':{}}", "{'tool':{'name':'add'}}"})
        void forcing_a_tool_excludes_thinking(String choice) {
            String config = "'toolConfig':{'tools':[" + ADD_TOOL + "],'toolChoice':" + choice + "}";

            assertThatViolations(body(
                            HI,
                            config,
                            "'additionalModelRequestFields':{'thinking':{'type':'enabled','budget_tokens':1024}}"))
                    .containsExactly(FROM_MODEL + "Thinking may not be enabled when tool_choice forces tool use.");
            assertThatViolations(body(HI, config, "'additionalModelRequestFields':{'thinking':{'type':'adaptive'}}"))
                    .containsExactly(FROM_MODEL + "Thinking may not be enabled when tool_choice forces tool use.");
            assertThatViolations(body(HI, config, "'additionalModelRequestFields':{'top_k':1}"))
                    .isEmpty();
        }

        private static String tool(String schema) {
            return "{'toolSpec':{'name':'a','description':'A.','inputSchema':{'json':" + schema + "}}}";
        }
    }

    @Nested
    class CachePoints {

        private static final String POINT = "{'cachePoint':{'type':'default'}}";

        @Test
        void there_are_at_most_four() {
            assertThatViolations(body(
                            "'system':[{'text':'s'}," + POINT + "]",
                            messages(user(text("a"), POINT), assistant(text("b"), POINT), user(text("c"), POINT)),
                            tools(ADD_TOOL, POINT)))
                    .containsExactly(FROM_MODEL + "A maximum of 4 blocks with cache_control may be provided. Found 5.");
        }

        @Test
        void none_stands_right_behind_reasoning() {
            assertThatViolations(body(messages(
                            user(text("a")),
                            assistant(text("b"), "{'reasoningContent':{'redactedContent':'aGk='}}", POINT),
                            user(text("c")))))
                    .containsExactly("Cache point cannot be inserted after reasoning block. "
                            + "Please remove the invalid cache point and try again.");
        }

        @Test
        void one_of_an_hour_does_not_follow_one_of_five_minutes() {
            String hour = "{'cachePoint':{'type':'default','ttl':'1h'}}";

            assertThatViolations(body(
                            messages(user(text("a"), hour)),
                            "'system':[{'text':'s'}," + POINT + "]",
                            tools(ADD_TOOL, hour)))
                    .containsExactly(FROM_MODEL + "messages.0.content.1.cachePoint.ttl: a ttl='1h' cache_control block "
                            + "must not come after a ttl='5m' cache_control block. Note that blocks are processed in the "
                            + "following order: `tools`, `system`, `messages`.");
        }
    }

    @Nested
    class Documents {

        @ParameterizedTest
        @ValueSource(strings = {"report.pdf", "a/b", "a  b", "a\\tb", "größe", "a,b"})
        void names_are_well_formed(String name) {
            String violation =
                    "The document file name can only contain alphanumeric characters, whitespace characters, "
                            + "hyphens, parentheses, and square brackets. The name can't contain more than one consecutive "
                            + "whitespace character. Check that the file name conforms to these restrictions and retry your "
                            + "request.";

            assertThatViolations(body(messages(user(text("read"), document(name)))))
                    .containsExactly(violation);
            assertThatViolations(body(
                            messages(user(text("read")), assistant(call("t1")), user(result("t1", document(name)))),
                            tools(ADD_TOOL)))
                    .containsExactly(violation);
        }

        @Test
        void names_differ_over_the_whole_conversation() {
            assertThatViolations(body(messages(
                            user(text("read"), document("a")),
                            assistant(text("ok")),
                            user(text("and"), document("a")))))
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
            assertThatViolations(
                            body(messages(user(text("read"), "{'document':{'name':'a','source':{'text':'words'}}}"))))
                    .containsExactly(
                            "DocumentSource object at messages.0.content.1.document.source must set one of the "
                                    + "following keys: bytes, s3Location.");
        }
    }

    private static ListAssert<String> assertThatViolations(String body) {
        return assertThatViolations(json(body));
    }

    private static ListAssert<String> assertThatViolations(JsonNode body) {
        return assertThat(ConverseValidator.violations(body));
    }
}
