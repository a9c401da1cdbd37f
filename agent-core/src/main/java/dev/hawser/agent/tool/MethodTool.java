package dev.hawser.agent.tool;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.type.TypeFactory;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A {@link Tool} method as a tool. */
final class MethodTool implements AgentTool {

    private static final int NO_CONTEXT = -1;

    private final ToolSpec spec;
    private final Tool annotation;
    private final Arguments arguments;
    private final int contextIndex;
    private final @Nullable Object target;
    private final Method method;

    private MethodTool(
            ToolSpec spec,
            Tool annotation,
            Arguments arguments,
            int contextIndex,
            @Nullable Object target,
            Method method) {
        this.spec = spec;
        this.annotation = annotation;
        this.arguments = arguments;
        this.contextIndex = contextIndex;
        this.target = target;
        this.method = method;
    }

    /**
     * Makes a tool of the method.
     *
     * @throws IllegalArgumentException if the method can't be one; the message says where and why
     */
    static MethodTool of(Object target, Method method) {
        try {
            Tool tool = method.getAnnotation(Tool.class);
            if (tool.timeoutSeconds() < 0) {
                throw new IllegalArgumentException(
                        "timeoutSeconds is " + tool.timeoutSeconds() + ": it can't be negative");
            }
            Arguments arguments = new Arguments(arguments(target.getClass(), method));
            String name = tool.name().isEmpty() ? method.getName() : tool.name();
            ToolSpec spec = new ToolSpec(name, tool.value(), arguments.schema(), tool.effect());
            return new MethodTool(spec, tool, arguments, contextIndex(method), target, callable(method));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("@Tool method " + place(method) + ": " + e.getMessage(), e);
        }
    }

    private static String place(Method method) {
        String parameters =
                Stream.of(method.getParameterTypes()).map(Class::getSimpleName).collect(Collectors.joining(", "));
        return method.getDeclaringClass().getName() + "." + method.getName() + "(" + parameters + ")";
    }

    private static List<Argument> arguments(Class<?> targetType, Method method) {
        List<Argument> arguments = new ArrayList<>();
        for (Parameter parameter : method.getParameters()) {
            if (parameter.getType() == ToolContext.class) {
                continue;
            }
            JsonProperty named = parameter.getAnnotation(JsonProperty.class);
            boolean isNamed = named != null && !named.value().isEmpty();
            if (!isNamed && !parameter.isNamePresent()) {
                throw new IllegalArgumentException("the names of its parameters are not in the class file: compile "
                        + method.getDeclaringClass().getName()
                        + " with the javac flag -parameters (in Maven <parameters>true</parameters>,"
                        + " which maven-compiler-plugin takes from 3.6.2 on)");
            }
            String name = isNamed ? named.value() : parameter.getName();
            arguments.add(new Argument(name, Use.of(parameter, type(targetType, method, parameter))));
        }
        return arguments;
    }

    private static JavaType type(Class<?> targetType, Method method, Parameter parameter) {
        TypeFactory types = ToolJson.types();
        if (parameter.getParameterizedType() instanceof Class<?> raw) {
            return types.constructType(raw);
        }
        JavaType declaring = types.constructType(targetType).findSuperType(method.getDeclaringClass());
        return types.resolveMemberType(parameter.getParameterizedType(), declaring.getBindings());
    }

    private static int contextIndex(Method method) {
        List<Class<?>> types = List.of(method.getParameterTypes());
        int index = types.indexOf(ToolContext.class);
        if (index != types.lastIndexOf(ToolContext.class)) {
            throw new IllegalArgumentException("it has two parameters of type ToolContext, one is enough");
        }
        return index;
    }

    /** Not a method handle: the first call of each costs tens of milliseconds at the start. */
    private static Method callable(Method method) {
        if (Modifier.isPrivate(method.getModifiers())) {
            throw new IllegalArgumentException("it is private: make it package-private or public");
        }
        try {
            method.setAccessible(true);
            return method;
        } catch (InaccessibleObjectException e) {
            throw new IllegalArgumentException(
                    "it can't be called from here: open the package "
                            + method.getDeclaringClass().getPackageName()
                            + " to Hawser's module, or make class and method public",
                    e);
        }
    }

    @Override
    public ToolSpec spec() {
        return spec;
    }

    @Override
    public ToolResult call(JsonNode input, ToolContext context) throws Exception {
        @Nullable Object[] bound = arguments.bind(spec.name(), input);
        return Results.of(invoke(contextIndex == NO_CONTEXT ? bound : insert(context, bound)));
    }

    @Override
    public Optional<Duration> timeout() {
        int seconds = annotation.timeoutSeconds();
        return seconds == 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(seconds));
    }

    @Override
    public boolean needsApproval() {
        return annotation.approval();
    }

    private @Nullable Object[] insert(ToolContext context, @Nullable Object[] bound) {
        @Nullable Object[] all = new Object[bound.length + 1];
        System.arraycopy(bound, 0, all, 0, contextIndex);
        all[contextIndex] = context;
        System.arraycopy(bound, contextIndex, all, contextIndex + 1, bound.length - contextIndex);
        return all;
    }

    private @Nullable Object invoke(@Nullable Object[] values) throws Exception {
        try {
            return method.invoke(target, values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof Exception exception ? exception : new IllegalStateException(e.getCause());
        }
    }

    /** Returns the class and method. */
    @Override
    public String toString() {
        return place(method);
    }
}
