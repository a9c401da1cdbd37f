package dev.hawser.agent.bedrock;

import dev.hawser.agent.json.Json;
import dev.hawser.agent.model.ToolChoice;
import dev.hawser.agent.tool.ToolSpec;
import java.util.Collection;
import java.util.List;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.bedrockruntime.model.AnyToolChoice;
import software.amazon.awssdk.services.bedrockruntime.model.SpecificToolChoice;
import software.amazon.awssdk.services.bedrockruntime.model.Tool;
import software.amazon.awssdk.services.bedrockruntime.model.ToolConfiguration;
import software.amazon.awssdk.services.bedrockruntime.model.ToolInputSchema;
import software.amazon.awssdk.services.bedrockruntime.model.ToolSpecification;

/** Maps the tools on offer. Each specification is mapped once, and so is each list of them. */
final class ToolMapper {

    private static final Document ANY_OBJECT =
            JsonDocuments.toDocument(Json.object().put("type", "object"));

    private final ModelFamily family;
    private final IdentityCache<List<ToolSpec>, ToolConfiguration> offers = new IdentityCache<>();
    private final IdentityCache<ToolSpec, Tool> tools = new IdentityCache<>();

    ToolMapper(ModelFamily family) {
        this.family = family;
    }

    ToolConfiguration configuration(List<ToolSpec> specs, ToolChoice choice) {
        ToolConfiguration offer = offers.get(specs, this::offer);
        return forces(choice) ? offer.toBuilder().toolChoice(forced(choice)).build() : offer;
    }

    private ToolConfiguration offer(List<ToolSpec> specs) {
        return ToolConfiguration.builder()
                .tools(specs.stream()
                        .map(spec -> tools.get(spec, ToolMapper::tool))
                        .toList())
                .build();
    }

    /**
     * Returns a configuration for a conversation that has tool calls when there are no tools any more, since the service
     * rejects the one without the other.
     */
    static ToolConfiguration withdrawn(Collection<String> names) {
        Collection<String> known = names.isEmpty() ? List.of("none") : names;
        return ToolConfiguration.builder()
                .tools(known.stream()
                        .map(name -> tool(name, "Withdrawn: do not call it.", ANY_OBJECT))
                        .toList())
                .build();
    }

    boolean forces(ToolChoice choice) {
        return family.canBeForced() && !(choice instanceof ToolChoice.Auto);
    }

    private static software.amazon.awssdk.services.bedrockruntime.model.ToolChoice forced(ToolChoice choice) {
        if (choice instanceof ToolChoice.Named named) {
            return software.amazon.awssdk.services.bedrockruntime.model.ToolChoice.fromTool(
                    SpecificToolChoice.builder().name(named.name()).build());
        }
        return software.amazon.awssdk.services.bedrockruntime.model.ToolChoice.fromAny(
                AnyToolChoice.builder().build());
    }

    private static Tool tool(ToolSpec spec) {
        return tool(spec.name(), spec.description(), JsonDocuments.toDocument(spec.inputSchema()));
    }

    private static Tool tool(String name, String description, Document schema) {
        return Tool.fromToolSpec(ToolSpecification.builder()
                .name(name)
                .description(description)
                .inputSchema(ToolInputSchema.fromJson(schema))
                .build());
    }
}
