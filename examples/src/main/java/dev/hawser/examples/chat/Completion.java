package dev.hawser.examples.chat;

import dev.hawser.agent.tool.ToolException;
import dev.hawser.tools.fs.workspace.FileInfo;
import dev.hawser.tools.fs.workspace.FileType;
import dev.hawser.tools.fs.workspace.Workspace;
import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** Completes commands at the start of a line, and paths of the directory elsewhere. */
final class Completion implements Completer {

    private static final int MOST = 200;

    private final Workspace workspace;

    Completion(Workspace workspace) {
        this.workspace = workspace.readOnly();
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        if (line.wordIndex() == 0 && line.word().startsWith("/")) {
            for (Command command : Command.values()) {
                candidates.add(new Candidate(command.word(), command.word(), null, command.does(), null, null, true));
            }
        } else {
            addPaths(line.word(), candidates);
        }
    }

    private void addPaths(String word, List<Candidate> candidates) {
        int slash = word.lastIndexOf('/');
        try {
            List<FileInfo> entries = workspace
                    .list(slash < 0 ? "." : word.substring(0, slash), MOST, null)
                    .entries();
            for (FileInfo entry : entries) {
                boolean directory = entry.type() == FileType.DIRECTORY;
                String path = word.substring(0, slash + 1) + entry.name() + (directory ? "/" : "");
                candidates.add(new Candidate(path, path, null, null, null, null, !directory));
            }
        } catch (ToolException e) {
            // Nothing that could be completed has that path.
        }
    }
}
