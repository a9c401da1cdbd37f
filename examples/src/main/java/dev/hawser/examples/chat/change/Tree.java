package dev.hawser.examples.chat.change;

import dev.hawser.tools.fs.workspace.FileInfo;
import dev.hawser.tools.fs.workspace.FileType;
import dev.hawser.tools.fs.workspace.Workspace;
import dev.hawser.tools.fs.workspace.WorkspaceException;
import dev.hawser.tools.fs.workspace.WorkspaceException.Code;
import dev.hawser.tools.fs.workspace.WriteMode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The directory that is worked on: says what is at a path, and puts it back. */
public final class Tree {

    private static final long MAX_FILE = 16L << 20;
    private static final long MAX_BYTES = 64L << 20;
    private static final int MAX_ENTRIES = 2000;

    private final Path root;
    private final Workspace workspace;

    private Tree(Path root, Workspace workspace) {
        this.root = root;
        this.workspace = workspace;
    }

    /** Opens a directory. See {@link Workspace#at}. */
    public static Tree at(Path root) {
        return new Tree(root, Workspace.at(root));
    }

    /** Returns what tools may work in. */
    public Workspace workspace() {
        return workspace;
    }

    /** Returns what is at the targets now, and at the paths above them. */
    public Snapshot snapshot(List<Target> targets) {
        Taking taking = new Taking();
        targets.forEach(taking::add);
        return new Snapshot(taking.states);
    }

    /** Returns what is at that path alone; of a path that can't be looked at, why. */
    FileState state(String path) {
        return new Taking().state(path);
    }

    /** Takes away what is there, but no directory that has something in it. */
    void remove(String path) {
        workspace.delete(path, false);
    }

    /** Puts a directory or a file there. */
    void put(String path, FileState state) {
        if (state instanceof FileState.Directory) {
            workspace.createDirectories(path);
        } else if (state instanceof FileState.Regular file) {
            workspace.write(path, file.bytes(), WriteMode.OVERWRITE);
            if (!file.permissions().isEmpty()) {
                permit(path, file.permissions());
            }
        }
    }

    private void permit(String path, Set<PosixFilePermission> permissions) {
        permissionsOf(path).ifPresent(view -> {
            try {
                view.setPermissions(permissions);
            } catch (IOException e) {
                throw new UncheckedIOException("the permissions of " + path + " can't be put back", e);
            }
        });
    }

    private Optional<PosixFileAttributeView> permissionsOf(String path) {
        return Optional.ofNullable(Files.getFileAttributeView(
                root.resolve(path), PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS));
    }

    /** Collects the states of paths, within the bounds of what can be kept. */
    private final class Taking {

        private final SortedMap<String, FileState> states = new TreeMap<>();
        private long bytes;

        void add(Target target) {
            Path normal = normal(target.path());
            if (normal == null) {
                return;
            }
            for (int names = 1; names < normal.getNameCount(); names++) {
                String above = normal.subpath(0, names).toString();
                states.putIfAbsent(above, state(above));
            }
            addWith(normal.toString(), target.whole());
        }

        private void addWith(String path, boolean whole) {
            FileState state = state(path);
            states.put(path, state);
            if (!whole || !(state instanceof FileState.Directory)) {
                return;
            }
            try {
                addEntries(path);
            } catch (WorkspaceException e) {
                states.put(path, new FileState.Unkept("can't be listed (" + e.code() + ")"));
            }
        }

        private void addEntries(String path) {
            for (FileInfo entry : workspace.list(path, MAX_ENTRIES, null).entries()) {
                if (states.size() >= MAX_ENTRIES) {
                    states.put(path, new FileState.Unkept("a directory with more than " + MAX_ENTRIES + " entries"));
                    return;
                }
                addWith(entry.path(), true);
            }
        }

        FileState state(String path) {
            try {
                FileInfo info = workspace.info(path);
                if (info.type() == FileType.DIRECTORY) {
                    return new FileState.Directory();
                }
                if (info.type() != FileType.FILE) {
                    return new FileState.Unkept(info.type() == FileType.LINK ? "a link" : "not a regular file");
                }
                bytes += info.size();
                if (info.size() > MAX_FILE || bytes > MAX_BYTES) {
                    return new FileState.Unkept("too large to keep");
                }
                return new FileState.Regular(workspace.read(path), permissions(path));
            } catch (WorkspaceException e) {
                return e.code() == Code.NOT_FOUND || e.code() == Code.NOT_A_DIRECTORY
                        ? new FileState.Absent()
                        : new FileState.Unkept("can't be read (" + e.code() + ")");
            }
        }

        private Set<PosixFilePermission> permissions(String path) {
            return permissionsOf(path)
                    .map(view -> {
                        try {
                            return view.readAttributes().permissions();
                        } catch (IOException e) {
                            return Set.<PosixFilePermission>of();
                        }
                    })
                    .orElse(Set.of());
        }

        /** Returns null for what is no path within the directory: tools refuse it. */
        private static @Nullable Path normal(String path) {
            try {
                Path normal = Path.of(path).normalize();
                boolean outside = normal.isAbsolute() || normal.startsWith("..");
                return outside || normal.toString().isEmpty() ? null : normal;
            } catch (InvalidPathException e) {
                return null;
            }
        }
    }
}
