package dev.hawser.agent.tool;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lets Jackson bind a sealed type that has no Jackson annotations: the permitted classes are its subtypes, and a property
 * {@code type} holds the simple name of the class. Annotations take precedence over each of these rules.
 */
final class SealedTypes extends JacksonAnnotationIntrospector {

    private static final long serialVersionUID = 1L;

    private static final JsonTypeInfo.Value BY_SIMPLE_NAME = JsonTypeInfo.Value.construct(
            JsonTypeInfo.Id.NAME, JsonTypeInfo.As.PROPERTY, "type", null, false, null, null);

    @Override
    public JsonTypeInfo.@Nullable Value findPolymorphicTypeInfo(MapperConfig<?> config, Annotated annotated) {
        JsonTypeInfo.Value declared = super.findPolymorphicTypeInfo(config, annotated);
        boolean bySimpleName =
                declared == null && annotated instanceof AnnotatedClass && inSealedType(annotated.getRawType());
        return bySimpleName ? BY_SIMPLE_NAME : declared;
    }

    @Override
    public @Nullable List<NamedType> findSubtypes(Annotated annotated) {
        List<NamedType> declared = super.findSubtypes(annotated);
        if (declared != null || !isSealed(annotated.getRawType())) {
            return declared;
        }
        return Stream.of(annotated.getRawType().getPermittedSubclasses())
                .<NamedType>map(NamedType::new)
                .toList();
    }

    @Override
    public @Nullable String findTypeName(AnnotatedClass type) {
        String declared = super.findTypeName(type);
        return declared == null && inSealedType(type.getRawType())
                ? type.getRawType().getSimpleName()
                : declared;
    }

    private static boolean inSealedType(Class<?> type) {
        if (isSealed(type)) {
            return true;
        }
        return Stream.concat(Stream.ofNullable(type.getSuperclass()), Stream.of(type.getInterfaces()))
                .anyMatch(SealedTypes::inSealedType);
    }

    private static boolean isSealed(Class<?> type) {
        return type.isSealed() && !type.isEnum() && !type.getName().startsWith("java.");
    }
}
