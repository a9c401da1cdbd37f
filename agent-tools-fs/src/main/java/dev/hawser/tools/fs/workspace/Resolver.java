package dev.hawser.tools.fs.workspace;

import dev.hawser.tools.fs.handle.DirectoryHandle;
import dev.hawser.tools.fs.handle.Entry;
import dev.hawser.tools.fs.handle.Name;
import dev.hawser.tools.fs.handle.TemporaryName;
import dev.hawser.tools.fs.text.Escapes;
import dev.hawser.tools.fs.workspace.WorkspaceException.Code;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Walks a path from the top of a view, one look and one open at a time, each relative to the directory that the last one
 * opened. {@code ..} goes back to the directory it came from. The text of a link is walked like the path itself. So there is
 * no step that could leave the view, whatever happens on the disk meanwhile.
 */
final class Resolver implements Closeable {

    private static final int MAX_LINKS = 8;
    private static final int MAX_LISTED = 100_000;

    private final View view;
    private final WorkspacePath path;
    private final Links links;
    private final List<DirectoryHandle> handles = new ArrayList<>();
    private final List<Name> names = new ArrayList<>();
    private final Deque<String> steps = new ArrayDeque<>();
    private int linksFollowed;

    private Resolver(View view, WorkspacePath path, Links links) {
        this.view = view;
        this.path = path;
        this.links = links;
    }

    /** Returns where the path leads. The caller must close it. */
    static Location resolve(View view, WorkspacePath path, Links links) throws IOException {
        return view.disk().retrying(() -> attempt(view, path, links));
    }

    private static Location attempt(View view, WorkspacePath path, Links links) throws IOException {
        try (Resolver resolver = new Resolver(view, path, links)) {
            resolver.goToTop();
            resolver.steps.addAll(path.steps());
            return resolver.walk();
        }
    }

    private void goToTop() throws IOException {
        handles.add(view.disk().handle());
        for (Name name : view.base()) {
            enter(directory().look(name));
        }
    }

    private Location walk() throws IOException {
        while (!steps.isEmpty()) {
            String step = steps.pop();
            if (step.equals(WorkspacePath.UP)) {
                leave();
            } else if (!step.equals(WorkspacePath.HERE)) {
                Location end = take(Name.of(step));
                if (end != null) {
                    return end;
                }
            }
        }
        return endInDirectory();
    }

    /** Takes one name. Returns the location if it ends there. */
    private @Nullable Location take(Name name) throws IOException {
        Entry entry = find(name);
        if (entry == null) {
            return missing(name);
        }
        boolean last = steps.isEmpty();
        if (entry.attributes().isSymbolicLink() && !(last && links.acceptLast())) {
            follow(entry);
            return null;
        }
        if (last) {
            return new Location(directory().retain(), names, entry, List.of());
        }
        if (!entry.attributes().isDirectory()) {
            throw new WorkspaceException(
                    Code.NOT_A_DIRECTORY,
                    path.given(),
                    shown(entry.name()) + " is not a directory, so " + path.shown()
                            + " can't be below it. Check the path.");
        }
        enter(entry);
        return null;
    }

    private @Nullable Entry find(Name name) throws IOException {
        if (TemporaryName.matches(name.text())) {
            return null;
        }
        Entry entry = directory().find(name);
        if (entry == null && links.relist() && isListed(name)) {
            return directory().find(name); // a remote file system remembered too long that it did not exist
        }
        return entry;
    }

    private boolean isListed(Name name) throws IOException {
        try (DirectoryHandle listed = directory().again()) {
            int seen = 0;
            for (Name other : listed.names()) {
                if (other.equals(name)) {
                    return true;
                }
                if (++seen == MAX_LISTED) {
                    break;
                }
            }
            return false;
        }
    }

    private Location missing(Name first) throws IOException {
        List<Name> missing = new ArrayList<>();
        missing.add(first);
        for (String step : steps) {
            if (!step.equals(WorkspacePath.HERE) && !step.equals(WorkspacePath.UP)) {
                missing.add(Name.of(step));
            }
        }
        Location location = new Location(directory().retain(), names, null, missing);
        if (links.follow() || steps.contains(WorkspacePath.UP)) {
            try (location) {
                throw NotFound.explain(view, location, path);
            }
        }
        return location;
    }

    private void follow(Entry link) throws IOException {
        if (!links.follow()) {
            throw new WorkspaceException(
                    Code.SYMLINK,
                    path.given(),
                    asLink(link) + ", and changes are not made through links. Use the path of what it points at.");
        }
        if (++linksFollowed > MAX_LINKS) {
            throw new WorkspaceException(
                    Code.SYMLINK,
                    path.given(),
                    path.shown() + " leads through more than " + MAX_LINKS + " symbolic links, perhaps in a circle."
                            + " Use the path of the file itself.");
        }
        String target = view.disk().readLink(names, link);
        if (target.startsWith("/")) {
            throw outside(asLink(link) + ", which points at an absolute path.");
        }
        List<String> targetSteps = WorkspacePath.split(target);
        for (int i = targetSteps.size() - 1; i >= 0; i--) {
            steps.push(targetSteps.get(i));
        }
    }

    private Location endInDirectory() throws IOException {
        if (names.size() == view.base().size()) {
            return new Location(directory().retain(), names, null, List.of());
        }
        Name last = names.get(names.size() - 1);
        leave();
        return new Location(directory().retain(), names, directory().look(last), List.of());
    }

    private void enter(Entry entry) throws IOException {
        if (handles.size() > WorkspacePath.MAX_DEPTH) {
            throw new WorkspaceException(
                    Code.INVALID_PATH,
                    path.given(),
                    path.shown() + " is deeper than " + WorkspacePath.MAX_DEPTH + " directories. Use a shorter path.");
        }
        handles.add(view.disk().open(entry));
        names.add(entry.name());
    }

    private void leave() {
        if (names.size() == view.base().size()) {
            throw outside(
                    linksFollowed == 0
                            ? path.shown() + " goes up out of the workspace."
                            : path.shown() + " is or contains a symbolic link out of the workspace.");
        }
        handles.remove(handles.size() - 1).close();
        names.remove(names.size() - 1);
    }

    private DirectoryHandle directory() {
        return handles.get(handles.size() - 1);
    }

    private String asLink(Entry link) {
        String shown = shown(link.name());
        return shown.equals(path.shown())
                ? shown + " is a symbolic link"
                : path.shown() + " leads through the symbolic link " + shown;
    }

    private String shown(Name name) {
        List<Name> all = new ArrayList<>(names);
        all.add(name);
        return Escapes.quote(view.pathOf(all));
    }

    private WorkspaceException outside(String message) {
        return new WorkspaceException(
                Code.OUTSIDE, path.given(), message + " Only what is within the workspace can be used.");
    }

    @Override
    public void close() {
        handles.forEach(DirectoryHandle::close);
    }
}
