package dev.hawser.agent.tool;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Describes an argument of a tool to the model: on a parameter of a {@link Tool} method, or on a record component or field
 * of a type that such a parameter has.
 */
@Documented
@Target({ElementType.PARAMETER, ElementType.FIELD, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
public @interface Param {

    /** What the argument means: unit, range, an example. */
    String value() default "";

    /**
     * Whether the model must give it. An {@code Optional}, an argument with a default, and one marked
     * {@code @Nullable} are never required.
     */
    boolean required() default true;

    /**
     * The value when the model gives none, as JSON: {@code 1}, {@code true}, {@code []}. For a text or an enum the quotes
     * may be left out. Empty: there is no default.
     */
    String defaultValue() default "";
}
