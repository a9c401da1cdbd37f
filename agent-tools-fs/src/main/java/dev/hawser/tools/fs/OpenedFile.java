package dev.hawser.tools.fs;

import dev.hawser.tools.fs.workspace.FileContent;
import dev.hawser.tools.fs.workspace.Workspace;
import dev.hawser.tools.fs.workspace.WorkspaceException;
import dev.hawser.tools.fs.workspace.WorkspaceException.Code;
import dev.hawser.tools.fs.workspace.WorkspaceLimits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file to read from, in memory if it is small. Close it.
 *
 * <p>A file in memory can't change while it is read, and has a version; a large one is read from the disk as often as needed.
 */
final class OpenedFile implements AutoCloseable {

    /** Files up to here are read at once, and can be edited. */
    static final int MAX_IN_MEMORY = 8 << 20;

    private final @Nullable FileContent content;
    private final @Nullable SeekableByteChannel channel;
    private final long size;

    private OpenedFile(@Nullable FileContent content, @Nullable SeekableByteChannel channel, long size) {
        this.content = content;
        this.channel = channel;
        this.size = size;
    }

    static OpenedFile open(Workspace workspace, String path) throws IOException {
        try {
            FileContent content = small(workspace).read(path);
            return new OpenedFile(content, null, content.bytes().length);
        } catch (WorkspaceException e) {
            if (e.code() != Code.TOO_LARGE) {
                throw e;
            }
        }
        SeekableByteChannel channel = workspace.open(path);
        return new OpenedFile(null, channel, channel.size());
    }

    /** Returns a view that refuses to read larger files whole. */
    static Workspace small(Workspace workspace) {
        return workspace.limited(WorkspaceLimits.defaults().maxReadBytes(MAX_IN_MEMORY));
    }

    /** Returns the file from the offset to its end. Only one such stream may be used at a time. */
    InputStream from(long offset) throws IOException {
        if (content != null) {
            int start = (int) Math.min(offset, content.bytes().length);
            return new ByteArrayInputStream(content.bytes(), start, content.bytes().length - start);
        }
        return Channels.newInputStream(channel.position(offset));
    }

    long size() {
        return size;
    }

    /** Returns the whole content with its version, if it is in memory. */
    Optional<FileContent> content() {
        return Optional.ofNullable(content);
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }
}
