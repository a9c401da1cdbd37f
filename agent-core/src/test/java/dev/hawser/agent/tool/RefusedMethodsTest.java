package dev.hawser.agent.tool;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What can't be a tool is refused when the tools are collected, with the place, the reason and the way out. */
class RefusedMethodsTest {

    interface Abstract {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
    interface NoSubtypes {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_ARRAY)
    @JsonSubTypes(@JsonSubTypes.Type(InArray.class))
    interface Arrays {}

    record InArray(int x) implements Arrays {}

    sealed interface Clashing {}

    record Clash(String type) implements Clashing {}

    static final class A {
        record Same() implements Twins {}

        private A() {}
    }

    static final class B {
        record Same() implements Twins {}

        private B() {}
    }

    sealed interface Twins permits A.Same, B.Same {}

    record Nested(List<Map<String, InputStream>> streams) {}

    record Unwrapping(@JsonUnwrapped InArray inner) {}

    record ReadByItself(
            @JsonDeserialize(using = Reader.class) String text) {}

    @JsonDeserialize(using = Reader.class)
    record OwnReader(String text) {}

    static class Reader extends StdDeserializer<Object> {
        private static final long serialVersionUID = 1L;

        Reader() {
            super(Object.class);
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) {
            return "";
        }
    }

    static class NoConstructor {
        NoConstructor(int secret) {}
    }

    class Inner {
        public int x;
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                of("it is private: make it package-private or public", new Object() {
                    @Tool("t")
                    private void m() {}
                }),
                of("it has two parameters of type ToolContext, one is enough", new Object() {
                    @Tool("t")
                    void m(ToolContext a, ToolContext b) {}
                }),
                of(
                        "tool name 'not a name' is not allowed: use 1 to 64 of the characters a-z, A-Z, 0-9, '_' and '-'",
                        new Object() {
                            @Tool(value = "t", name = "not a name")
                            void m() {}
                        }),
                of(
                        "tool 'm' has no description: say what it does and when to use it, models choose tools by that",
                        new Object() {
                            @Tool(" ")
                            void m() {}
                        }),
                of("x: a java.io.InputStream can't come from a model", new Object() {
                    @Tool("t")
                    void m(InputStream x) {}
                }),
                of("x: a java.lang.Class can't come from a model", new Object() {
                    @Tool("t")
                    void m(Class<?> x) {}
                }),
                of("x: a java.util.function.Supplier can't come from a model", new Object() {
                    @Tool("t")
                    void m(Supplier<String> x) {}
                }),
                of("x: a java.lang.Enum can't come from a model", new Object() {
                    @Tool("t")
                    void m(Enum<?> x) {}
                }),
                of("x: streams: a java.io.InputStream can't come from a model", new Object() {
                    @Tool("t")
                    void m(Nested x) {}
                }),
                of(
                        "x: a map can't have keys of dev.hawser.agent.tool.RefusedMethodsTest$Nested: use String, a number"
                                + " without decimals, an enum or a java.time type",
                        new Object() {
                            @Tool("t")
                            void m(Map<Nested, String> x) {}
                        }),
                of(
                        "x: dev.hawser.agent.tool.RefusedMethodsTest$Abstract is abstract: make it sealed, or name its subtypes"
                                + " with @JsonSubTypes",
                        new Object() {
                            @Tool("t")
                            void m(Abstract x) {}
                        }),
                of(
                        "x: dev.hawser.agent.tool.RefusedMethodsTest$NoSubtypes has no subtypes that could be created",
                        new Object() {
                            @Tool("t")
                            void m(NoSubtypes x) {}
                        }),
                of(
                        "x: subtypes can't be told apart by WRAPPER_ARRAY here: use @JsonTypeInfo(include ="
                                + " JsonTypeInfo.As.PROPERTY)",
                        new Object() {
                            @Tool("t")
                            void m(Arrays x) {}
                        }),
                of(
                        "x: the property 'type' of dev.hawser.agent.tool.RefusedMethodsTest$Clash clashes with the one that names"
                                + " the subtype: rename one of them",
                        new Object() {
                            @Tool("t")
                            void m(Clashing x) {}
                        }),
                of(
                        "x: dev.hawser.agent.tool.RefusedMethodsTest$A$Same and dev.hawser.agent.tool.RefusedMethodsTest$B$Same"
                                + " have the same name 'Same': give them different ones with @JsonTypeName",
                        new Object() {
                            @Tool("t")
                            void m(Twins x) {}
                        }),
                of("x: inner has @JsonUnwrapped, which can't be described to a model", new Object() {
                    @Tool("t")
                    void m(Unwrapping x) {}
                }),
                of("x: text has @JsonDeserialize(using = …), which can't be described to a model", new Object() {
                    @Tool("t")
                    void m(ReadByItself x) {}
                }),
                of(
                        "x: dev.hawser.agent.tool.RefusedMethodsTest$OwnReader is read by"
                                + " dev.hawser.agent.tool.RefusedMethodsTest$Reader, so its schema is not known: take a record and"
                                + " convert it in the tool",
                        new Object() {
                            @Tool("t")
                            void m(OwnReader x) {}
                        }),
                of(
                        "x: Jackson can't create a dev.hawser.agent.tool.RefusedMethodsTest$NoConstructor from an object: make it"
                                + " a record, or a static class with a constructor without parameters",
                        new Object() {
                            @Tool("t")
                            void m(NoConstructor x) {}
                        }),
                of(
                        "x: Jackson can't create a dev.hawser.agent.tool.RefusedMethodsTest$Inner from an object: make it"
                                + " a record, or a static class with a constructor without parameters",
                        new Object() {
                            @Tool("t")
                            void m(Inner x) {}
                        }),
                of(
                        "x: it is optional, but a primitive int can't be empty: give it a default with @Param(defaultValue = …),"
                                + " or make it an Optional",
                        new Object() {
                            @Tool("t")
                            void m(@Param(required = false) int x) {}
                        }),
                of("the default of x: expected an integer, got \"many\"", new Object() {
                    @Tool("t")
                    void m(@Param(defaultValue = "\"many\"") int x) {}
                }),
                of(
                        "x: the default many is not JSON: Unrecognized token 'many': was expecting (JSON String, Number, Array,"
                                + " Object or token 'null', 'true' or 'false')",
                        new Object() {
                            @Tool("t")
                            void m(@Param(defaultValue = "many") int x) {}
                        }),
                of("the default of x: expected one of \"CREATE\", \"READ\", got \"NOPE\"", new Object() {
                    @Tool("t")
                    void m(@Param(defaultValue = "NOPE") Mode x) {}
                }));
    }

    enum Mode {
        CREATE,
        READ
    }

    private static Arguments of(String reason, Object source) {
        return Arguments.of(reason, source);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void a_method_that_can_not_be_a_tool_is_refused(String reason, Object source) {
        assertThatThrownBy(() -> Toolset.of(source))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .startsWith("@Tool method " + source.getClass().getName() + ".m(")
                .endsWith("): " + reason);
    }

    @Test
    void a_class_compiled_without_parameter_names_is_refused_with_the_flag_that_is_missing(@TempDir Path directory)
            throws Exception {
        Object source = compile(directory, "String", "-proc:none");

        assertThatThrownBy(() -> Toolset.of(source))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("@Tool method Nameless.m(String): the names of its parameters are not in the class file:"
                        + " compile Nameless with the javac flag -parameters (in Maven <parameters>true</parameters>,"
                        + " which maven-compiler-plugin takes from 3.6.2 on)");
    }

    @Test
    void a_class_whose_only_parameter_is_the_context_needs_no_parameter_names(@TempDir Path directory)
            throws Exception {
        Toolset.of(compile(directory, "dev.hawser.agent.tool.ToolContext", "-proc:none"));
    }

    private static Object compile(Path directory, String parameterType, String... flags) throws Exception {
        String source = "public class Nameless { @dev.hawser.agent.tool.Tool(\"t\") public void m(" + parameterType
                + " x) {} }";
        SimpleJavaFileObject file =
                new SimpleJavaFileObject(URI.create("string:///Nameless.java"), SimpleJavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return source;
                    }
                };
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> options = Stream.concat(
                        Stream.of(flags),
                        Stream.of("-d", directory.toString(), "-cp", System.getProperty("java.class.path")))
                .toList();
        boolean compiled =
                compiler.getTask(null, null, null, options, null, List.of(file)).call();
        if (!compiled || !Files.exists(directory.resolve("Nameless.class"))) {
            throw new AssertionError("not compiled");
        }
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {directory.toUri().toURL()}, RefusedMethodsTest.class.getClassLoader())) {
            return loader.loadClass("Nameless").getConstructor().newInstance();
        }
    }
}
