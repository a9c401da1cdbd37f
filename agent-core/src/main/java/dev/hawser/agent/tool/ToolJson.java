package dev.hawser.agent.tool;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.hawser.agent.json.Json;

/** The mapper by whose rules arguments are described and bound, and results are written. */
final class ToolJson {

    private static final JsonMapper MAPPER = Json.mapper()
            .rebuild()
            .annotationIntrospector(new SealedTypes())
            .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private ToolJson() {}

    static JsonMapper mapper() {
        return MAPPER;
    }
}
