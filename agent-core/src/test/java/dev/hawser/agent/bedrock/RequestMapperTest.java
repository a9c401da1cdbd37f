package dev.hawser.agent.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hawser.agent.bedrock.RequestMapper.Conversation;
import dev.hawser.agent.json.Json;
import dev.hawser.agent.message.Message;
import dev.hawser.agent.model.ModelRequest;
import dev.hawser.agent.model.ToolChoice;
import dev.hawser.agent.tool.Effect;
import dev.hawser.agent.tool.ToolSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestMapperTest {

    private final RequestMapper mapper = new RequestMapper(ModelFamily.CLAUDE, false);

    @Test
    void a_turn_costs_only_what_is_new_in_it() {
        ToolSpec tool = new ToolSpec("look", "Looks.", Json.object().put("type", "object"), Effect.READS);
        Message prompt = Message.user("Hi");
        Conversation first = mapper.map(request(List.of(tool), prompt));

        Conversation second =
                mapper.map(request(List.of(tool), prompt, Message.assistant("Hello."), Message.user("Go on.")));

        assertThat(second.messages()).hasSize(3);
        assertThat(second.messages().get(0)).isSameAs(first.messages().get(0));
        assertThat(second.tools().tools().get(0)).isSameAs(first.tools().tools().get(0));
    }

    private static ModelRequest request(List<ToolSpec> tools, Message... messages) {
        return ModelRequest.of(messages).withTools(tools, ToolChoice.auto());
    }
}
