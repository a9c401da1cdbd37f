package dev.hawser.tools.fs.workspace;

import dev.hawser.tools.fs.handle.Entry;
import dev.hawser.tools.fs.workspace.WorkspaceException.Code;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;

/** Reads files. */
final class ContentReader {

    private final View view;

    ContentReader(View view) {
        this.view = view;
    }

    FileChannel open(WorkspacePath path) throws IOException {
        try (Location location = Resolver.resolve(view, path, Links.FOLLOW)) {
            return file(location, path).openFile();
        }
    }

    String version(WorkspacePath path) throws IOException {
        try (FileChannel file = open(path)) {
            return Versions.of(file);
        }
    }

    FileContent read(WorkspacePath path) throws IOException {
        try (Location location = Resolver.resolve(view, path, Links.FOLLOW)) {
            Entry entry = file(location, path);
            long limit = view.access().budget().maxReadBytes();
            if (entry.attributes().size() > limit) {
                throw tooLarge(path, limit);
            }
            byte[] bytes;
            try (FileChannel file = entry.openFile()) {
                bytes = readAll(file, limit);
            }
            if (bytes.length > limit) {
                throw tooLarge(path, limit);
            }
            return new FileContent(view.pathOf(location.names()), bytes, Versions.of(bytes));
        }
    }

    /** Reads to the end, but not more than one byte over the limit. */
    static byte[] readAll(FileChannel file, long limit) throws IOException {
        long most = Math.min(limit, Integer.MAX_VALUE - 16) + 1;
        ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(most, file.size() + 1));
        while (file.read(buffer) >= 0) {
            if (!buffer.hasRemaining()) {
                if (buffer.capacity() == most) {
                    break;
                }
                int larger = (int) Math.min(most, Math.max(4096L, 2L * buffer.capacity()));
                buffer = ByteBuffer.allocate(larger).put(buffer.flip());
            }
        }
        return Arrays.copyOf(buffer.array(), buffer.position());
    }

    /** Returns the entry if it is a regular file. */
    private static Entry file(Location location, WorkspacePath path) {
        Entry entry = location.entry();
        if (entry == null || entry.attributes().isDirectory()) {
            throw new WorkspaceException(
                    Code.IS_DIRECTORY, path.given(), path.shown() + " is a directory. List it, or give a file in it.");
        }
        if (!entry.attributes().isRegularFile()) {
            throw Failures.notRegular(path, null);
        }
        return entry;
    }

    private static WorkspaceException tooLarge(WorkspacePath path, long limit) {
        return new WorkspaceException(
                Code.TOO_LARGE,
                path.given(),
                path.shown() + " has more than " + limit
                        + " bytes, the limit for reading a whole file. Read a part of it.");
    }
}
