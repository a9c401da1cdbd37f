package dev.hawser.tools.fs.workspace;

import dev.hawser.tools.fs.handle.Claim;
import dev.hawser.tools.fs.handle.DirectoryHandle;
import dev.hawser.tools.fs.handle.Entry;
import dev.hawser.tools.fs.handle.Name;
import dev.hawser.tools.fs.handle.PendingFile;
import dev.hawser.tools.fs.workspace.WorkspaceException.Code;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.security.MessageDigest;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes files. Every write makes a new file that takes the old one's place, so nobody sees half of it and no other hard link
 * changes. The caller holds the lock of the file's name.
 */
final class ContentWriter {

    private static final int ATTEMPTS = 20;
    private static final int CHUNK = 1 << 16;
    private static final Set<PosixFilePermission> WRITERS =
            Set.of(PosixFilePermission.OWNER_WRITE, PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

    private final View view;
    private final WorkspacePath path;
    private final byte[] content;
    private final WriteMode mode;
    private final @Nullable String ifVersion;

    ContentWriter(View view, WorkspacePath path, byte[] content, WriteMode mode, @Nullable String ifVersion) {
        this.view = view;
        this.path = path;
        this.content = content;
        this.mode = mode;
        this.ifVersion = ifVersion;
    }

    /** Writes. Begins anew if another process creates or changes the file meanwhile and that is no reason to refuse. */
    WriteResult write() throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                return attempt();
            } catch (ChangedMeanwhileException | FileAlreadyExistsException | NoSuchFileException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private WriteResult attempt() throws IOException {
        try (Location location = Resolver.resolve(view, path, Links.REFUSE)) {
            view.access().requireUnprotected(location.texts(), path);
            Entry entry = location.entry();
            if (entry != null) {
                requireReplaceable(entry);
            } else if (location.isTop()) {
                throw isDirectory();
            } else {
                requireCreatable(location);
            }
            long old = entry != null && mode == WriteMode.APPEND
                    ? entry.attributes().size()
                    : 0;
            Budget budget = view.access().budget();
            budget.requireFileSize(old + content.length, path);
            budget.take(content.length, location.missing().size(), path);
            DirectoryMaker directories = new DirectoryMaker(view);
            try {
                return entry == null ? create(location, directories) : replace(entry, view.pathOf(location.names()));
            } catch (IOException | RuntimeException e) {
                budget.giveBack(content.length, location.missing().size() - directories.made());
                throw e;
            }
        }
    }

    private WriteResult create(Location location, DirectoryMaker directories) throws IOException {
        List<Name> missing = location.missing();
        Name name = missing.get(missing.size() - 1);
        List<Name> parents = missing.subList(0, missing.size() - 1);
        try (DirectoryHandle directory = directories.make(location.directory(), parents);
                PendingFile file = PendingFile.create(directory)) {
            file.write(ByteBuffer.wrap(content));
            file.finish();
            Claim.holding(directory, name, () -> file.publish(name));
            view.settle(directory);
        }
        return new WriteResult(view.pathOf(location.names()), true, content.length, Versions.of(content));
    }

    private WriteResult replace(Entry entry, String where) throws IOException {
        DirectoryHandle directory = entry.parent();
        PosixFileAttributes attributes = directory.posixAttributes(entry.name());
        if (attributes.permissions().stream().noneMatch(WRITERS::contains)) {
            throw new WorkspaceException(
                    Code.DENIED, path.given(), path.shown() + " is a read-only file. Leave it, or write another file.");
        }
        String expected = ifVersion;
        if (expected != null) {
            requireVersion(entry, expected);
        }
        try (PendingFile file = PendingFile.createLike(attributes, directory)) {
            MessageDigest digest = Versions.digest();
            if (mode == WriteMode.APPEND) {
                String copied = copy(entry, file, digest);
                if (expected != null && !expected.equals(copied)) {
                    throw new ChangedMeanwhileException();
                }
                expected = copied;
            }
            file.write(ByteBuffer.wrap(content));
            digest.update(content);
            file.finish();
            String last = expected;
            Claim.holding(directory, entry.name(), () -> {
                requireStillThere(entry, last);
                file.replace(entry.name());
            });
            view.settle(directory);
            return new WriteResult(where, false, file.size(), Versions.version(digest));
        }
    }

    /** Copies the content, and returns its version. */
    private static String copy(Entry entry, PendingFile file, MessageDigest digest) throws IOException {
        MessageDigest old = Versions.digest();
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
        try (FileChannel source = entry.openFile()) {
            while (source.read(chunk) >= 0) {
                old.update(chunk.flip());
                digest.update(chunk.rewind());
                file.write(chunk.rewind());
                chunk.clear();
            }
        }
        return Versions.version(old);
    }

    /** The last look before the file is replaced. Nobody who claims names replaces it from here on. */
    private void requireStillThere(Entry entry, @Nullable String expected) throws IOException {
        Entry now = entry.parent().find(entry.name());
        if (now == null || !now.attributes().isRegularFile()) {
            throw new ChangedMeanwhileException();
        }
        if (expected != null) {
            requireVersion(now, expected);
        }
    }

    private void requireVersion(Entry entry, String expected) throws IOException {
        String actual;
        try (FileChannel file = entry.openFile()) {
            actual = Versions.of(file);
        }
        if (!actual.equals(expected)) {
            if (ifVersion == null) {
                throw new ChangedMeanwhileException();
            }
            throw stale("has version " + actual + " now, not " + ifVersion);
        }
    }

    private void requireReplaceable(Entry entry) {
        if (entry.attributes().isDirectory()) {
            throw isDirectory();
        }
        if (!entry.attributes().isRegularFile()) {
            throw Failures.notRegular(path, null);
        }
        if (mode == WriteMode.CREATE) {
            throw new WorkspaceException(
                    Code.EXISTS,
                    path.given(),
                    path.shown() + " exists already. Read it, then edit or overwrite it, or choose another name.");
        }
    }

    private void requireCreatable(Location location) {
        if (path.meansDirectory()) {
            throw new WorkspaceException(
                    Code.INVALID_PATH,
                    path.given(),
                    path.shown() + " ends like the path of a directory. Give the path of a file.");
        }
        if (ifVersion != null) {
            throw stale("does not exist");
        }
        location.missing().forEach(name -> NewNames.require(name.text(), path));
    }

    private WorkspaceException isDirectory() {
        return new WorkspaceException(
                Code.IS_DIRECTORY, path.given(), path.shown() + " is a directory. Give the path of a file.");
    }

    private WorkspaceException stale(String what) {
        return new WorkspaceException(
                Code.STALE,
                path.given(),
                path.shown() + " " + what
                        + ". Nothing was written. Read it again, and base the change on what it is now.");
    }
}
