package dev.hawser.agent.tool;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.hawser.agent.json.Json;
import java.util.LinkedHashSet;
import java.util.Set;

/** The mapper by whose rules arguments are described and bound, and results are written. Sets keep their order. */
final class ToolJson {

    private static final JsonMapper MAPPER = Json.mapper()
            .rebuild()
            .annotationIntrospector(new SealedTypes())
            .addModule(new SimpleModule().addAbstractTypeMapping(Set.class, LinkedHashSet.class))
            .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private ToolJson() {}

    static JsonMapper mapper() {
        return MAPPER;
    }
}
