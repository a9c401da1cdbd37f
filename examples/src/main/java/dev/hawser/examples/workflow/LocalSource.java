package dev.hawser.examples.workflow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hawser.agent.json.Json;
import dev.hawser.tools.fs.glob.IgnoreRules;
import dev.hawser.tools.fs.workspace.FileType;
import dev.hawser.tools.fs.workspace.WalkDirectory;
import dev.hawser.tools.fs.workspace.WalkEntry;
import dev.hawser.tools.fs.workspace.WalkOptions;
import dev.hawser.tools.fs.workspace.WalkVisitor;
import dev.hawser.tools.fs.workspace.Workspace;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** Brings what the user names to where the function that fetches it can reach it. */
final class LocalSource {

    private static final String UPLOAD = "upload";

    private LocalSource() {}

    /** Returns whether there is something to bring; of an address on a host that is not known yet. */
    static boolean exists(String source) {
        return isAddress(source) || Files.exists(Path.of(source));
    }

    private static boolean isAddress(String source) {
        return source.matches("(?i)https?://.*");
    }

    /**
     * Returns the parameters of the fetch: a repository or archive on a host as it is; a directory, of which what git does not
     * ignore is packed, or an archive file as an upload in the workspace.
     *
     * @param excluded a directory that is not packed, since it is where all this is written
     */
    static ObjectNode parameters(String source, @Nullable String ref, Path workspace, Path excluded)
            throws IOException {
        if (isAddress(source)) {
            ObjectNode parameters = Json.object().put("repository", source);
            return ref == null ? parameters : parameters.put("ref", ref);
        }
        Path path = Path.of(source).toRealPath();
        Path upload = workspace.resolve(UPLOAD);
        if (Files.isDirectory(path)) {
            pack(path, upload, excluded);
        } else {
            Files.copy(path, upload, StandardCopyOption.REPLACE_EXISTING);
        }
        return Json.object().put("path", UPLOAD);
    }

    private static void pack(Path directory, Path upload, Path excluded) throws IOException {
        Path name = directory.getFileName();
        String top = (name == null ? "root" : name.toString()) + "/";
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(upload))) {
            Packing packing = new Packing(
                    zip,
                    top,
                    excluded.startsWith(directory)
                            ? directory.relativize(excluded).toString()
                            : null);
            Workspace.at(directory).readOnly().walk(".", WalkOptions.defaults(), packing);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private record Packing(
            ZipOutputStream zip, String top, @Nullable String excluded) implements WalkVisitor<IgnoreRules> {

        @Override
        public IgnoreRules enter(WalkDirectory directory, @Nullable IgnoreRules parent) {
            return directory.ignoreRules(parent == null ? IgnoreRules.NONE : parent);
        }

        @Override
        public FileVisitResult visit(WalkEntry entry, IgnoreRules rules) {
            boolean isDirectory = entry.type() == FileType.DIRECTORY;
            if (entry.name().equals(".git")
                    || entry.path().equals(excluded)
                    || rules.ignores(entry.path(), isDirectory)) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            if (entry.type() == FileType.FILE) {
                add(entry);
            }
            return FileVisitResult.CONTINUE;
        }

        private void add(WalkEntry entry) {
            try (InputStream content = Channels.newInputStream(entry.open())) {
                zip.putNextEntry(new ZipEntry(top + entry.path()));
                content.transferTo(zip);
                zip.closeEntry();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
