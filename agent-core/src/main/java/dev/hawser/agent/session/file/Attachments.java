package dev.hawser.agent.session.file;

import dev.hawser.agent.message.Blob;
import dev.hawser.agent.session.SessionException.Kind;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** What is kept beside the log, a file each. A name that is a SHA-256 is held to it. */
final class Attachments {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]{1,200}");
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    private final SessionDirectory directory;

    Attachments(SessionDirectory directory) {
        this.directory = directory;
    }

    void write(String name, byte[] content) throws IOException {
        Path file = file(name);
        try {
            Files.createDirectory(directory.attachments());
            DurableFiles.syncDirectory(directory.path());
        } catch (FileAlreadyExistsException e) {
            // the second attachment
        }
        if (Files.exists(file)) {
            DurableFiles.syncDirectory(directory.attachments());
        } else {
            DurableFiles.createWhole(file, content);
        }
    }

    byte[] read(String name) throws IOException {
        try {
            byte[] content = Files.readAllBytes(file(name));
            if (SHA_256.matcher(name).matches() && !Blob.of(content).sha256().equals(name)) {
                throw directory.failure(Kind.CORRUPT, "is damaged: attachment " + name + " is not what was attached");
            }
            return content;
        } catch (NoSuchFileException e) {
            throw directory.failure(Kind.CORRUPT, "has no attachment " + name);
        }
    }

    /** Copies all of them as they are. */
    void copyTo(Attachments other) throws IOException {
        if (Files.isDirectory(directory.attachments())) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(directory.attachments(), "[!.]*")) {
                for (Path file : files) {
                    other.write(file.getFileName().toString(), Files.readAllBytes(file));
                }
            }
        }
    }

    private Path file(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "an attachment's name has 1 to 200 letters, digits and '-': '" + name + "'");
        }
        return directory.attachments().resolve(name);
    }
}
