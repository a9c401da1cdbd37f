package dev.hawser.testing.lambda;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * What is deployed to Lambda, unpacked.
 *
 * @param directory what becomes {@code /var/task}; it has {@code lib/*.jar}
 */
public record Deployable(Path directory) {

    /**
     * Returns the jars, in the order of their names, as Lambda loads them.
     *
     * @throws UncheckedIOException if there are none
     */
    public List<Path> jars() {
        try (Stream<Path> files = Files.list(directory.resolve("lib"))) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the deployable " + directory + " has no lib/*.jar", e);
        }
    }

    /**
     * Unpacks a deployable.
     *
     * @throws UncheckedIOException if it can't be read or written
     */
    public static Deployable unpack(Path zip, Path into) {
        Path directory = into.toAbsolutePath().normalize();
        try (InputStream in = Files.newInputStream(zip);
                ZipInputStream entries = new ZipInputStream(in)) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                Path target = directory.resolve(entry.getName()).normalize();
                if (!target.startsWith(directory)) {
                    throw new IOException("the entry '" + entry.getName() + "' leads out of the directory");
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(entries, target);
                }
            }
            return new Deployable(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("the deployable " + zip + " can't be unpacked", e);
        }
    }
}
