package dev.hawser.agent.tool;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.introspect.AnnotatedField;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedMethod;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A place where a value of a type is expected: a parameter, a property, or an item of one.
 *
 * @param type without type variables
 * @param annotations what is declared there
 * @param written the type as it is written there, with its own annotations, if it is known
 */
record Use(
        JavaType type,
        List<Annotation> annotations,
        @Nullable AnnotatedType written) {

    private static final Set<Class<?>> OPTIONALS =
            Set.of(Optional.class, OptionalInt.class, OptionalLong.class, OptionalDouble.class);

    /** A parameter of a method. */
    static Use of(Parameter parameter, JavaType type) {
        return new Use(type, List.of(parameter.getAnnotations()), parameter.getAnnotatedType());
    }

    /** A property, by the field, the parameter of a creator or the setter that Jackson writes it through. */
    static Use of(AnnotatedMember member, JavaType type) {
        List<Annotation> annotations = StreamSupport.stream(
                        member.getAllAnnotations().annotations().spliterator(), false)
                .toList();
        return new Use(type, annotations, written(member));
    }

    private static @Nullable AnnotatedType written(AnnotatedMember member) {
        if (member instanceof AnnotatedField field) {
            return field.getAnnotated().getAnnotatedType();
        }
        if (member instanceof AnnotatedParameter parameter) {
            return written((Executable) parameter.getOwner().getAnnotated(), parameter.getIndex());
        }
        return member instanceof AnnotatedMethod method ? method.getAnnotated().getAnnotatedParameterTypes()[0] : null;
    }

    /** Prefers a record's component to the parameter of its constructor, which need not repeat the annotations. */
    private static AnnotatedType written(Executable creator, int index) {
        RecordComponent[] components = creator.getDeclaringClass().getRecordComponents();
        boolean canonical = creator instanceof Constructor<?>
                && components != null
                && components.length == creator.getParameterCount();
        return canonical ? components[index].getAnnotatedType() : creator.getAnnotatedParameterTypes()[index];
    }

    /** An item of this list, a value of this map, or what this optional holds. */
    Use content() {
        AnnotatedType content = null;
        if (written instanceof AnnotatedArrayType array) {
            content = array.getAnnotatedGenericComponentType();
        } else if (written instanceof AnnotatedParameterizedType parameterized) {
            AnnotatedType[] arguments = parameterized.getAnnotatedActualTypeArguments();
            content = arguments[arguments.length - 1];
        }
        List<Annotation> declared = content == null ? List.of() : List.of(content.getAnnotations());
        return new Use(type.getContentType(), declared, content);
    }

    <A extends Annotation> @Nullable A annotation(Class<A> wanted) {
        for (Annotation annotation : annotations) {
            if (wanted.isInstance(annotation)) {
                return wanted.cast(annotation);
            }
        }
        return null;
    }

    /** Returns whether the type itself can be empty. */
    boolean isOptional() {
        return OPTIONALS.contains(type.getRawClass());
    }

    /** Returns whether an annotation with the simple name {@code Nullable}, from whichever library, stands here. */
    boolean isNullable() {
        return areNullable(annotations) || (written != null && areNullable(List.of(written.getAnnotations())));
    }

    private static boolean areNullable(List<Annotation> annotations) {
        for (Annotation annotation : annotations) {
            if (annotation.annotationType().getSimpleName().equals("Nullable")) {
                return true;
            }
        }
        return false;
    }
}
