package dev.hawser.testing;

import static dev.hawser.testing.Wire.assertThatViolations;
import static dev.hawser.testing.Wire.body;
import static dev.hawser.testing.Wire.messages;
import static dev.hawser.testing.Wire.user;

import org.junit.jupiter.api.Test;

class ShapesTest {

    @Test
    void a_body_is_an_object() {
        assertThatViolations("[]").containsExactly("Unexpected field type");
    }

    @Test
    void members_have_their_json_types() {
        assertThatViolations("""
                        {'system':'be brief','messages':[{'role':1,'content':'hi'},'hi'],
                         'inferenceConfig':{'maxTokens':'many','stopSequences':[1]},
                         'guardrailConfig':{'trace':1},'performanceConfig':'fast',
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
                        "Unexpected field type at toolConfig.toolChoice.tool.name",
                        "Unexpected field type at guardrailConfig.trace",
                        "Unexpected field type at performanceConfig");
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
