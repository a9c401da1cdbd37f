package dev.hawser.agent.tool;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names of an enum's constants in JSON, for enums whose names need no mapper: that one takes 800 classes. */
final class EnumNames {

    private EnumNames() {}

    /**
     * Returns the constants in their order by their names, or null if more may say what these are than a constant and the
     * value of its {@link JsonProperty}.
     */
    static @Nullable Map<String, Object> of(Class<?> type) {
        if (type.getInterfaces().length > 0
                || areAnnotated(type)
                || areAnnotated(type.getDeclaredMethods())
                || areAnnotated(type.getDeclaredConstructors())) {
            return null;
        }
        Map<String, String> jsonNames = new LinkedHashMap<>();
        for (Field field : type.getDeclaredFields()) {
            JsonProperty named = field.isEnumConstant() ? field.getAnnotation(JsonProperty.class) : null;
            boolean isPlain = named == null || !named.value().isEmpty();
            if (!isPlain || field.getAnnotations().length > (named == null ? 0 : 1)) {
                return null;
            }
            if (named != null) {
                jsonNames.put(field.getName(), named.value());
            }
        }
        Map<String, Object> constants = new LinkedHashMap<>();
        for (Object constant : type.getEnumConstants()) {
            String name = ((Enum<?>) constant).name();
            if (constants.put(jsonNames.getOrDefault(name, name), constant) != null) {
                return null;
            }
        }
        return constants;
    }

    private static boolean areAnnotated(AnnotatedElement... elements) {
        for (AnnotatedElement element : elements) {
            if (element.getAnnotations().length > 0) {
                return true;
            }
        }
        return false;
    }
}
