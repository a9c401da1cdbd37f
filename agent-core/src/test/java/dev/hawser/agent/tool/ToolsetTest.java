package dev.hawser.agent.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.agent.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ToolsetTest {

    static class Tickets {
        @Tool("Open a ticket.")
        String open(String title) {
            return "T-1 " + title;
        }

        @Tool(value = "Close a ticket.", name = "close_ticket", effect = Effect.IDEMPOTENT)
        public String close(String id) {
            return id;
        }

        String notATool() {
            return "no";
        }
    }

    static class Clock {
        @Tool(value = "Tell the time.", effect = Effect.READS)
        static String now() {
            return "12:00";
        }
    }

    record Echo(String name) implements AgentTool {
        @Override
        public ToolSpec spec() {
            return new ToolSpec(name, "Says what it hears.", Json.object().put("type", "object"), Effect.READS);
        }

        @Override
        public ToolResult call(JsonNode input, ToolContext context) {
            return ToolResult.text(Json.write(input));
        }
    }

    @Test
    void tools_come_in_the_order_of_the_sources_and_those_of_an_object_in_the_order_of_their_names() {
        Toolset tools = Toolset.of(
                new Echo("z"),
                new Tickets(),
                List.of(new Clock(), new Object[] {new Echo("b")}),
                Toolset.of(new Echo("a")));

        assertThat(tools.names()).containsExactly("z", "close_ticket", "open", "now", "b", "a");
        assertThat(tools.specs()).extracting(ToolSpec::name).isEqualTo(tools.names());
        assertThat(tools).extracting(tool -> tool.spec().name()).isEqualTo(tools.names());
        assertThat(tools).hasToString("Toolset[z, close_ticket, open, now, b, a]");
    }

    @Test
    void a_method_tells_the_model_its_name_description_arguments_and_effect() {
        ToolSpec spec =
                Toolset.of(new Tickets()).find("close_ticket").orElseThrow().spec();

        ObjectNode schema = (ObjectNode) Calls.json("""
                {"type":"object","properties":{"id":{"type":"string"}},"required":["id"],"additionalProperties":false}
                """);
        assertThat(spec).isEqualTo(new ToolSpec("close_ticket", "Close a ticket.", schema, Effect.IDEMPOTENT));
    }

    @Test
    void a_tool_is_found_by_its_very_name_only_but_the_nearest_one_is_known() {
        Toolset tools = Toolset.of(new Tickets());

        assertThat(tools.find("open")).isPresent();
        assertThat(tools.find("Open")).isEmpty();
        assertThat(tools.nearest("Open")).contains("open");
        assertThat(tools.nearest("closeTicket")).contains("close_ticket");
        assertThat(tools.nearest("delete")).isEmpty();
    }

    @Test
    void there_may_be_no_tools() {
        assertThat(Toolset.of().isEmpty()).isTrue();
        assertThat(Toolset.of(List.of()).specs()).isEmpty();
        assertThat(Toolset.of(new Tickets()).isEmpty()).isFalse();
    }

    static class Base {
        @Tool("From the superclass.")
        String inherited() {
            return "base";
        }

        @Tool("Overridden without annotation.")
        public String silent() {
            return "base";
        }

        @Tool("Overridden with annotation.")
        String loud() {
            return "base";
        }
    }

    interface Contract {
        @Tool("From an interface.")
        String promised();

        @Tool("From an interface with a body.")
        default String preset() {
            return "preset";
        }
    }

    abstract static class Generic<T> {
        @Tool("Generic.")
        abstract String take(T value);
    }

    static class Sub extends Base implements Contract {
        @Override
        public String silent() {
            return "sub";
        }

        @Override
        @Tool("The subclass decides.")
        String loud() {
            return "sub";
        }

        @Override
        public String promised() {
            return "kept";
        }
    }

    static class OfText extends Generic<String> {
        @Override
        @Tool("Of text.")
        String take(String value) {
            return value;
        }
    }

    @Test
    void inherited_methods_are_tools_and_overriding_ones_are_what_is_called() {
        Toolset tools = Toolset.of(new Sub(), new OfText());

        assertThat(tools.specs())
                .extracting(spec -> spec.name() + ": " + spec.description())
                .containsExactly(
                        "inherited: From the superclass.",
                        "loud: The subclass decides.",
                        "preset: From an interface with a body.",
                        "promised: From an interface.",
                        "silent: Overridden without annotation.",
                        "take: Of text.");
        assertThat(List.of("inherited", "loud", "preset", "promised", "silent"))
                .map(name -> Calls.text(tools, name, "{}"))
                .containsExactly("base", "sub", "preset", "kept", "sub");
        assertThat(Calls.text(tools, "take", "{\"value\":\"x\"}")).isEqualTo("x");
    }

    @Test
    void methods_of_local_and_anonymous_classes_work() {
        class Local {
            @Tool("local")
            String local() {
                return "local";
            }
        }
        Object anonymous = new Object() {
            @Tool("anonymous")
            public String anonymous() {
                return "anonymous";
            }
        };

        assertThat(Calls.text(new Local(), "local", "{}")).isEqualTo("local");
        assertThat(Calls.text(anonymous, "anonymous", "{}")).isEqualTo("anonymous");
    }

    @Test
    void an_object_with_tool_methods_may_be_iterable_itself() {
        class Names extends ArrayList<String> {
            private static final long serialVersionUID = 1L;

            @Tool("count")
            int count() {
                return size();
            }
        }

        assertThat(Toolset.of(new Names()).names()).containsExactly("count");
    }

    @Test
    void two_tools_of_the_same_name_are_refused_with_both_places() {
        class Doors {
            @Tool("Open a door.")
            void open() {}
        }

        assertThatThrownBy(() -> Toolset.of(new Tickets(), new Doors()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "two tools are named 'open': dev.hawser.agent.tool.ToolsetTest$Tickets.open(String) and"
                                + " dev.hawser.agent.tool.ToolsetTest$1Doors.open(); give one another name, as with @Tool(name = …)");
        assertThatThrownBy(() -> Toolset.of(new Tickets(), new Echo("open")))
                .hasMessage("two tools are named 'open': dev.hawser.agent.tool.ToolsetTest$Tickets.open(String) and"
                        + " dev.hawser.agent.tool.ToolsetTest$Echo; give one another name, as with @Tool(name = …)");
    }

    @Test
    void overloaded_methods_need_names_of_their_own() {
        class Overloaded {
            @Tool("a")
            void a(String one) {}

            @Tool("b")
            void a(int other) {}
        }

        assertThatThrownBy(() -> Toolset.of(new Overloaded())).hasMessageContaining("two tools are named 'a'");
    }

    @Test
    void a_source_without_tools_is_refused() {
        assertThatThrownBy(() -> Toolset.of("text"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "java.lang.String has no tools: annotate a method of it with @Tool, or let it implement AgentTool");
        assertThatThrownBy(() -> Toolset.of(Set.of(7))).hasMessageStartingWith("java.lang.Integer has no tools");
        assertThatThrownBy(() -> Toolset.of(Tickets.class))
                .hasMessage("class dev.hawser.agent.tool.ToolsetTest$Tickets is a source of tools as a class:"
                        + " pass an object, new Tickets(…)");
        assertThatThrownBy(() -> Toolset.of((Object) null)).hasMessage("a source of tools is null");
    }
}
