package dev.hawser.tools.fs;

import dev.hawser.agent.tool.ToolContext;
import dev.hawser.agent.tool.ToolException;
import dev.hawser.tools.fs.workspace.Workspace;
import dev.hawser.tools.fs.workspace.WorkspaceException;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads several files, which share the space of one answer: what the small ones don't need is left to the large ones. */
final class ReadFiles {

    private static final int MAX_PATHS = 20;

    private final Workspace workspace;
    private final ReadFile readFile;

    ReadFiles(Workspace workspace, ReadFile readFile) {
        this.workspace = workspace;
        this.readFile = readFile;
    }

    String read(List<String> paths, ToolContext context) {
        List<String> wanted = paths.stream().distinct().toList();
        if (wanted.isEmpty() || wanted.size() > MAX_PATHS) {
            throw new ToolException("paths has %s: give 1 to %d a call."
                    .formatted(Count.of(wanted.size(), "path", "paths"), MAX_PATHS));
        }
        Map<String, String> sections = new HashMap<>();
        int failed = 0;
        int left = FilePage.MAX_BYTES;
        for (String path : smallestFirst(wanted)) {
            context.cancellation().throwIfCancelled();
            int share = left / (wanted.size() - sections.size());
            String section;
            try {
                section = readFile.readStart(path, share);
            } catch (ToolException e) {
                section = PathLabel.of(path) + " was not read. " + e.getMessage() + "\n";
                failed++;
            }
            sections.put(path, section);
            left = Math.max(0, left - section.getBytes(StandardCharsets.UTF_8).length);
        }
        StringBuilder answer = new StringBuilder();
        wanted.forEach(path -> answer.append(answer.isEmpty() ? "" : "\n").append(sections.get(path)));
        if (failed == wanted.size()) {
            throw new ToolException(answer.toString());
        }
        return answer.toString();
    }

    private List<String> smallestFirst(List<String> paths) {
        Map<String, Long> sizes = new HashMap<>();
        paths.forEach(path -> sizes.put(path, size(path)));
        return paths.stream().sorted(Comparator.comparing(sizes::get)).toList();
    }

    /** Returns the size, or 0 if the file can't be opened: reading it will say why. */
    private long size(String path) {
        try (SeekableByteChannel file = workspace.open(path)) {
            return file.size();
        } catch (WorkspaceException | IOException e) {
            return 0;
        }
    }
}
