package dev.hawser.agent.session.file;

import dev.hawser.agent.session.SessionException;
import dev.hawser.agent.session.SessionException.Kind;
import dev.hawser.agent.session.SessionStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** The directory of one session, and the names of what is in it. */
final class SessionDirectory {

    private static final String ID_FILE = "id";
    private static final int EPOCH_DIGITS = 8;

    private final String id;
    private final Path path;

    private SessionDirectory(String id, Path path) {
        this.id = id;
        this.path = path;
    }

    static SessionDirectory of(Path root, String id) {
        SessionStore.requireValidId(id);
        return new SessionDirectory(id, root.resolve(IdEncoding.directoryName(IdEncoding.encode(id))));
    }

    /** Returns the session whose directory this is, or nothing if it is something else. */
    static Optional<SessionDirectory> at(Path path) {
        String name = path.getFileName().toString();
        try {
            String encoded = name.startsWith(IdEncoding.HASHED) ? Files.readString(path.resolve(ID_FILE)) : name;
            SessionDirectory directory = of(path.getParent(), IdEncoding.decode(encoded));
            return directory.path.equals(path) ? Optional.of(directory) : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    String id() {
        return id;
    }

    Path path() {
        return path;
    }

    Path lease(int epoch) {
        return numbered(epoch, ".lease");
    }

    Path segment(int epoch) {
        return numbered(epoch, ".jsonl");
    }

    Path attachments() {
        return path.resolve("att");
    }

    Path cancelRequest() {
        return path.resolve("cancel");
    }

    /** Creates the directory unless it is there. */
    void create() throws IOException {
        Files.createDirectories(path.getParent());
        try {
            Files.createDirectory(path);
            DurableFiles.syncDirectory(path.getParent());
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(path)) {
                throw e;
            }
        }
        Path idFile = path.resolve(ID_FILE);
        if (path.getFileName().toString().startsWith(IdEncoding.HASHED) && !Files.exists(idFile)) {
            DurableFiles.createWhole(idFile, IdEncoding.encode(id).getBytes(StandardCharsets.US_ASCII));
        }
    }

    NavigableSet<Integer> leases() throws IOException {
        return epochs(".lease");
    }

    NavigableSet<Integer> segments() throws IOException {
        return epochs(".jsonl");
    }

    /** Returns the number of the newest claim, or 0. */
    int lastEpoch() throws IOException {
        NavigableSet<Integer> epochs = leases();
        epochs.addAll(segments());
        return epochs.isEmpty() ? 0 : epochs.last();
    }

    /** Returns whether there is a session here. */
    boolean hasSession() throws IOException {
        try {
            return !segments().isEmpty();
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    SessionException failure(Kind kind, String what) {
        return new SessionException(kind, id, "session '" + id + "' " + what);
    }

    /** Returns the exception for a failed read or write. */
    SessionException storageFailure(String what, IOException cause) {
        String file = cause instanceof FileSystemException failed && failed.getFile() != null
                ? failed.getFile()
                : path.toString();
        String why = cause instanceof FileSystemException failed && failed.getReason() != null
                ? failed.getReason()
                : cause.getClass().getSimpleName()
                        + (cause instanceof FileSystemException ? "" : ": " + cause.getMessage());
        return new SessionException(
                Kind.STORAGE, id, "session '" + id + "' can't be " + what + ": " + file + ": " + why, cause);
    }

    private NavigableSet<Integer> epochs(String suffix) throws IOException {
        NavigableSet<Integer> epochs = new TreeSet<>();
        try (DirectoryStream<Path> names = Files.newDirectoryStream(path, "[0-9]*" + suffix)) {
            for (Path name : names) {
                String digits = name.getFileName().toString();
                digits = digits.substring(0, digits.length() - suffix.length());
                if (digits.length() == EPOCH_DIGITS && digits.chars().allMatch(Character::isDigit)) {
                    epochs.add(Integer.parseInt(digits));
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return epochs;
    }

    private Path numbered(int epoch, String suffix) {
        return path.resolve(String.format(Locale.ROOT, "%0" + EPOCH_DIGITS + "d%s", epoch, suffix));
    }
}
