package dev.hawser.tools.fs.workspace;

import dev.hawser.tools.fs.text.Escapes;
import dev.hawser.tools.fs.workspace.WorkspaceException.Code;

/** What a name must be like that is given to something new. Names that exist already may be worse. */
final class NewNames {

    private NewNames() {}

    /** Refuses names with characters that nobody sees, or that make a reader see something else. */
    static void require(String name, WorkspacePath path) {
        name.codePoints().filter(Escapes::isHidden).findFirst().ifPresent(c -> {
            throw new WorkspaceException(
                    Code.INVALID_PATH,
                    path.given(),
                    String.format(
                            "%s contains the character U+%04X, which is invisible or changes how text is shown. "
                                    + "Use a name without it.",
                            path.shown(), c));
        });
    }
}
