package dev.hawser.agent.tool;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.TypeFactory;
import com.fasterxml.jackson.datatype.jdk8.Jdk8TypeModifier;
import dev.hawser.agent.json.Json;
import java.util.LinkedHashSet;
import java.util.Set;

/** The mapper by whose rules arguments are described and bound, and results are written. Sets keep their order. */
final class ToolJson {

    private static final TypeFactory TYPES = TypeFactory.defaultInstance().withModifier(new Jdk8TypeModifier());

    private ToolJson() {}

    /** Apart, like {@link Json}'s: an agent starts without it if no argument needs it. */
    private static final class Mapper {

        private static final JsonMapper SHARED = Json.mapper()
                .rebuild()
                .annotationIntrospector(new SealedTypes())
                .addModule(new SimpleModule().addAbstractTypeMapping(Set.class, LinkedHashSet.class))
                .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .build();
    }

    static JsonMapper mapper() {
        return Mapper.SHARED;
    }

    /** Returns what resolves types as the mapper does, without making the mapper. */
    static TypeFactory types() {
        return TYPES;
    }
}
