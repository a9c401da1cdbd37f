package dev.hawser.testing;

import static dev.hawser.testing.StreamPost.events;
import static dev.hawser.testing.Wire.body;
import static dev.hawser.testing.Wire.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.hawser.agent.message.Blob;
import dev.hawser.agent.message.Content;
import dev.hawser.agent.message.Source;
import dev.hawser.agent.message.Usage;
import dev.hawser.agent.model.FinishReason;
import dev.hawser.agent.model.ModelResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.eventstream.HeaderValue;
import software.amazon.awssdk.eventstream.Message;

/** How an answer is cut into events. */
class LocalBedrockStreamTest {

    private static final JsonNode PROMPT = body(Wire.HI);
    private static final Blob HI = Blob.of("hi".getBytes(StandardCharsets.UTF_8));

    @Test
    void an_answer_is_streamed_as_the_service_streams_it() throws Exception {
        ModelResponse answer = new ModelResponse(
                List.of(
                        new Content.Reasoning("I think so", "sig"),
                        new Content.Reasoning("", "hidden"),
                        new Content.RedactedReasoning(HI),
                        new Content.Text("A text of \uD83D\uDE00 pieces."),
                        new Content.ToolUse("t1", "add", json("{'z':9007199254740993,'a':1.10}")),
                        new Content.ToolUse("t2", "now", json("{}"))),
                FinishReason.TOOL_USE,
                new Usage(1, 2, 3, 4));

        try (LocalBedrock bedrock = LocalBedrock.start((request, call) -> answer)) {
            assertThat(events(bedrock, PROMPT))
                    .containsExactly(
                            "messageStart {'role':'assistant'}",
                            "contentBlockDelta {'contentBlockIndex':0,'delta':{'reasoningContent':{'text':'I think '}}}",
                            "contentBlockDelta {'contentBlockIndex':0,'delta':{'reasoningContent':{'text':'so'}}}",
                            "contentBlockDelta {'contentBlockIndex':0,'delta':{'reasoningContent':{'signature':'sig'}}}",
                            "contentBlockStop {'contentBlockIndex':0}",
                            "contentBlockDelta {'contentBlockIndex':1,'delta':{'reasoningContent':{'signature':'hidden'}}}",
                            "contentBlockStop {'contentBlockIndex':1}",
                            "contentBlockDelta {'contentBlockIndex':2,'delta':{'reasoningContent':{'redactedContent':'aGk='}}}",
                            "contentBlockStop {'contentBlockIndex':2}",
                            "contentBlockDelta {'contentBlockIndex':3,'delta':{'text':'A text o'}}",
                            "contentBlockDelta {'contentBlockIndex':3,'delta':{'text':'f \uD83D\uDE00 pie'}}",
                            "contentBlockDelta {'contentBlockIndex':3,'delta':{'text':'ces.'}}",
                            "contentBlockStop {'contentBlockIndex':3}",
                            "contentBlockStart {'contentBlockIndex':4,'start':{'toolUse':{'toolUseId':'t1','name':'add'}}}",
                            "contentBlockDelta {'contentBlockIndex':4,'delta':{'toolUse':{'input':''}}}",
                            "contentBlockDelta {'contentBlockIndex':4,'delta':{'toolUse':{'input':'{\\'z\\':900719'}}}",
                            "contentBlockDelta {'contentBlockIndex':4,'delta':{'toolUse':{'input':'9254740993,'}}}",
                            "contentBlockDelta {'contentBlockIndex':4,'delta':{'toolUse':{'input':'\\'a\\':1.10}'}}}",
                            "contentBlockStop {'contentBlockIndex':4}",
                            "contentBlockStart {'contentBlockIndex':5,'start':{'toolUse':{'toolUseId':'t2','name':'now'}}}",
                            "contentBlockDelta {'contentBlockIndex':5,'delta':{'toolUse':{'input':''}}}",
                            "contentBlockStop {'contentBlockIndex':5}",
                            "messageStop {'stopReason':'tool_use'}",
                            "metadata {'usage':{'inputTokens':1,'outputTokens':2,'totalTokens':10,"
                                    + "'cacheReadInputTokens':3,'cacheWriteInputTokens':4},'metrics':{'latencyMs':0}}");
        }
    }

    @Test
    void other_blocks_are_streamed_as_far_as_the_service_streams_them() throws Exception {
        Content cited = new Content.Opaque(
                "citationsContent",
                json("{'content':[{'text':'It says so.'}],'citations':[{'title':'a plan','source':'p. 1'}]}"));
        Content search = new Content.Opaque(
                "toolUse", json("{'toolUseId':'s1','name':'search','type':'server_tool_use','input':{'q':1}}"));
        Content found = new Content.Opaque(
                "toolResult", json("{'toolUseId':'s1','type':'search_result','content':[{'json':{'hits':1.10}}]}"));

        assertThat(blocks(
                        cited,
                        search,
                        found,
                        new Content.Image("png", new Source.Bytes(HI)),
                        new Content.Opaque("text", TextNode.valueOf(" ")),
                        new Content.Opaque("text", TextNode.valueOf("")),
                        new Content.Opaque("someday", json("{'new':1.10}")),
                        new Content.Video("mp4", new Source.S3("s3://bucket/key", null))))
                .containsExactly(
                        "contentBlockDelta {'contentBlockIndex':0,'delta':{'text':'It says '}}",
                        "contentBlockDelta {'contentBlockIndex':0,'delta':{'text':'so.'}}",
                        "contentBlockDelta {'contentBlockIndex':0,'delta':{'citation':{'title':'a plan','source':'p. 1'}}}",
                        "contentBlockStop {'contentBlockIndex':0}",
                        "contentBlockStart {'contentBlockIndex':1,'start':{'toolUse':"
                                + "{'toolUseId':'s1','name':'search','type':'server_tool_use'}}}",
                        "contentBlockDelta {'contentBlockIndex':1,'delta':{'toolUse':{'input':''}}}",
                        "contentBlockDelta {'contentBlockIndex':1,'delta':{'toolUse':{'input':'{\\'q\\':1}'}}}",
                        "contentBlockStop {'contentBlockIndex':1}",
                        "contentBlockStart {'contentBlockIndex':2,'start':{'toolResult':"
                                + "{'toolUseId':'s1','type':'search_result'}}}",
                        "contentBlockDelta {'contentBlockIndex':2,'delta':{'toolResult':[{'json':{'hits':1.10}}]}}",
                        "contentBlockStop {'contentBlockIndex':2}",
                        "contentBlockStart {'contentBlockIndex':3,'start':{'image':{'format':'png'}}}",
                        "contentBlockDelta {'contentBlockIndex':3,'delta':{'image':{'source':{'bytes':'aGk='}}}}",
                        "contentBlockStop {'contentBlockIndex':3}",
                        "contentBlockDelta {'contentBlockIndex':4,'delta':{'text':' '}}",
                        "contentBlockStop {'contentBlockIndex':4}",
                        "contentBlockStop {'contentBlockIndex':5}",
                        "contentBlockDelta {'contentBlockIndex':6,'delta':{'someday':{'new':1.10}}}",
                        "contentBlockStop {'contentBlockIndex':6}",
                        "contentBlockDelta {'contentBlockIndex':7,'delta':{'video':"
                                + "{'format':'mp4','source':{'s3Location':{'uri':'s3://bucket/key'}}}}}",
                        "contentBlockStop {'contentBlockIndex':7}");
    }

    @Test
    void an_empty_answer_has_no_blocks() throws Exception {
        assertThat(blocks()).isEmpty();
    }

    @Test
    void a_long_text_comes_in_a_few_pieces() throws Exception {
        String text = "word ".repeat(20_000).strip();

        assertThat(blocks(new Content.Text(text))).hasSize(4);
    }

    @Test
    void a_frame_says_what_it_is() throws Exception {
        try (LocalBedrock bedrock = LocalBedrock.start(ScriptedModel.script().replies(reply -> {}));
                StreamPost post = StreamPost.of(bedrock, PROMPT)) {
            assertThat(post.response.statusCode()).isEqualTo(200);
            assertThat(post.response.headers().firstValue("content-type"))
                    .contains("application/vnd.amazon.eventstream");
            assertThat(post.response.headers().firstValue("x-amzn-requestid"))
                    .contains("00000000-0000-0000-0000-000000000001");
            Message first = post.nextMessage();
            assertThat(first.getHeaders())
                    .containsExactly(
                            entry(":event-type", HeaderValue.fromString("messageStart")),
                            entry(":content-type", HeaderValue.fromString("application/json")),
                            entry(":message-type", HeaderValue.fromString("event")));
            assertThat(new String(first.getPayload(), StandardCharsets.UTF_8))
                    .isEqualTo("{\"role\":\"assistant\",\"p\":\"abcdefghijkl\"}");
        }
    }

    private static List<String> blocks(Content... content) throws Exception {
        ModelResponse answer = new ModelResponse(List.of(content), FinishReason.END_TURN, Usage.NONE);
        try (LocalBedrock bedrock = LocalBedrock.start((request, call) -> answer)) {
            return events(bedrock, PROMPT).stream()
                    .filter(event -> event.startsWith("contentBlock"))
                    .toList();
        }
    }
}
