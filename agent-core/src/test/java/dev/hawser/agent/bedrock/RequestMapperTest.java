package dev.hawser.agent.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.agent.bedrock.RequestMapper.Conversation;
import dev.hawser.agent.json.Json;
import dev.hawser.agent.message.Content;
import dev.hawser.agent.message.Message;
import dev.hawser.agent.model.Memo;
import dev.hawser.agent.model.ModelRequest;
import dev.hawser.agent.model.ToolChoice;
import dev.hawser.agent.tool.Effect;
import dev.hawser.agent.tool.ToolSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestMapperTest {

    private final RequestMapper mapper = new RequestMapper(ModelFamily.CLAUDE, false);
    private final Memo memo = new Memo();

    @Test
    void a_turn_costs_only_what_is_new_in_it() {
        ToolSpec tool = new ToolSpec("look", "Looks.", Json.object().put("type", "object"), Effect.READS);
        Message prompt = Message.user("Hi");
        Conversation first = mapper.map(request(List.of(tool), prompt), memo);

        Conversation second =
                mapper.map(request(List.of(tool), prompt, Message.assistant("Hello."), Message.user("Go on.")), memo);

        assertThat(second.messages()).hasSize(3);
        assertThat(second.messages().get(0)).isSameAs(first.messages().get(0));
        assertThat(second.tools().tools().get(0)).isSameAs(first.tools().tools().get(0));
    }

    @Test
    void a_history_with_another_beginning_is_mapped_anew() {
        Message last = Message.user("Go on.");
        mapper.map(request(List.of(), Message.user("Hi"), Message.assistant("Hello."), last), memo);

        Conversation changed =
                mapper.map(request(List.of(), Message.user("Ho"), Message.assistant("Hello."), last), memo);
        Conversation shorter = mapper.map(request(List.of(), last), memo);

        assertThat(changed.messages().get(0).content().get(0).text()).isEqualTo("Ho");
        assertThat(changed.messages()).hasSize(3);
        assertThat(shorter.messages())
                .singleElement()
                .satisfies(turn -> assertThat(turn.content().get(0).text()).isEqualTo("Go on."));
    }

    @Test
    void instructions_and_tools_are_mapped_once() {
        List<ToolSpec> tools =
                List.of(new ToolSpec("look", "Looks.", Json.object().put("type", "object"), Effect.READS));
        List<Content> system = List.of(new Content.Text("Be brief."));
        ModelRequest request = new ModelRequest(system, List.of(Message.user("Hi")), tools, ToolChoice.auto());

        Conversation first = mapper.map(request, new Memo());
        Conversation second = mapper.map(request, new Memo());

        assertThat(second.system()).isSameAs(first.system());
        assertThat(second.tools()).isSameAs(first.tools());
    }

    private static ModelRequest request(List<ToolSpec> tools, Message... messages) {
        return ModelRequest.of(messages).withTools(tools, ToolChoice.auto());
    }
}
