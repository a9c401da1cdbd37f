package dev.hawser.tools.fs.workspace;

import java.util.Arrays;

/**
 * A whole file in memory.
 *
 * @param path relative to the workspace, where the file really is: links are resolved
 * @param bytes the content; not copied, so don't change it
 * @param version the content's version, see {@link Workspace#version}
 */
public record FileContent(String path, byte[] bytes, String version) {

    @Override
    public boolean equals(Object other) {
        return other instanceof FileContent that
                && path.equals(that.path)
                && version.equals(that.version)
                && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return 31 * path.hashCode() + version.hashCode();
    }

    @Override
    public String toString() {
        return "FileContent[" + path + ", " + bytes.length + " bytes, " + version + "]";
    }
}
