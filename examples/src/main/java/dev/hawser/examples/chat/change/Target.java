package dev.hawser.examples.chat.change;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hawser.agent.message.Content;
import dev.hawser.agent.tool.ToolException;
import dev.hawser.tools.fs.patch.FilePatch;
import dev.hawser.tools.fs.patch.PatchParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A path that a tool call may change.
 *
 * @param path as the model wrote it
 * @param whole whether what is below it may change, too
 */
public record Target(String path, boolean whole) {

    private static final Set<String> CHANGING =
            Set.of("write_file", "edit_file", "apply_patch", "move_file", "delete_file", "make_directory");

    /** Returns whether the tool of that name changes files. */
    public static boolean changesFiles(String tool) {
        return CHANGING.contains(tool);
    }

    /** Returns what the call may change; nothing if its arguments make no sense, for then the tool refuses them. */
    public static List<Target> of(Content.ToolUse call) {
        JsonNode input = call.input();
        return switch (call.name()) {
            case "write_file", "edit_file", "make_directory" -> named(input, false, "path");
            case "delete_file" -> named(input, true, "path");
            case "move_file" -> named(input, true, "from", "to");
            case "apply_patch" -> patched(input.path("patch").asText());
            default -> List.of();
        };
    }

    private static List<Target> named(JsonNode input, boolean whole, String... properties) {
        List<Target> targets = new ArrayList<>();
        for (String property : properties) {
            if (input.path(property).isTextual()) {
                targets.add(new Target(input.path(property).asText(), whole));
            }
        }
        return targets;
    }

    private static List<Target> patched(String patch) {
        List<Target> targets = new ArrayList<>();
        try {
            for (FilePatch file : PatchParser.parse(patch)) {
                targets.add(new Target(file.path(), false));
                if (file instanceof FilePatch.Update update && update.newPath() != null) {
                    targets.add(new Target(update.newPath(), false));
                }
            }
        } catch (ToolException e) {
            return List.of();
        }
        return targets;
    }
}
