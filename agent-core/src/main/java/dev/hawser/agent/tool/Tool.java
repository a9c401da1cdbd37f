package dev.hawser.agent.tool;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a public or package-private method a tool that the model can call.
 *
 * <pre>{@code
 * @Tool("Open a ticket and return its id.")
 * String open(@Param("One line") String title) { … }
 * }</pre>
 *
 * <p>The parameters become the tool's arguments under their Java names, so the class must be compiled with
 * {@code -parameters}; a name that is none in Java is given with Jackson's {@code @JsonProperty}. A parameter of type
 * {@link ToolContext} is filled in and hidden from the model. The method may return text, a {@link ToolResult}, content such
 * as an image, nothing, or any value that becomes JSON; an {@code Optional} or {@code CompletionStage} stands for what it
 * holds. What it throws is told to the model.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Tool {

    /** What the tool does and when to use it, written for the model. */
    String value();

    /** The tool's name, of letters, digits, {@code _} and {@code -}, at most 64; the method's name if empty. */
    String name() default "";

    /** What a repeat would do. */
    Effect effect() default Effect.ONCE;

    /** How long a call may take, in seconds; 0: as long as the agent's default. */
    int timeoutSeconds() default 0;

    /** Whether a person must agree before each call. */
    boolean approval() default false;
}
