package dev.hawser.tools.fs.workspace;

import dev.hawser.tools.fs.handle.Entry;
import dev.hawser.tools.fs.handle.Name;
import java.io.IOException;
import java.util.List;

/** The text of a link, for people and models to read. */
final class LinkText {

    private static final String OUTSIDE = "(outside the workspace)";
    private static final String UNREADABLE = "(unreadable)";

    private LinkText() {}

    /** Returns the text, or a note in its place if it leads, or seems to lead, out of the view. */
    static String read(View view, List<Name> above, Entry link) {
        String text;
        try {
            text = view.disk().readLink(above, link);
        } catch (IOException e) {
            return UNREADABLE;
        }
        return staysInside(text, above.size() - view.base().size()) ? text : OUTSIDE;
    }

    private static boolean staysInside(String text, int depth) {
        if (text.startsWith("/")) {
            return false;
        }
        int left = depth;
        for (String step : WorkspacePath.split(text)) {
            if (!step.equals(WorkspacePath.HERE)) {
                left += step.equals(WorkspacePath.UP) ? -1 : 1;
            }
            if (left < 0) {
                return false;
            }
        }
        return true;
    }
}
