package dev.hawser.examples.review;

import dev.hawser.lambda.review.source.Sources;
import dev.hawser.tools.fs.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What to review and where to write, checked.
 *
 * @param directory the directory to review, without links
 * @param sources what is reviewed of it
 * @param output where the reports go; it may not exist yet
 * @param maxFindings how many findings are taken from each reviewer
 */
record ReviewJob(Path directory, Sources sources, Path output, int maxFindings) {

    /**
     * Checks what the user asked for.
     *
     * @throws ReviewException if the directory can't be read or the output can't be written
     */
    static ReviewJob of(Path directory, Path output, int maxFindings) {
        if (!Files.exists(directory)) {
            throw usage("there is no directory " + directory);
        }
        if (!Files.isDirectory(directory)) {
            throw usage(directory + " is not a directory: name the directory to review");
        }
        if (maxFindings < 1) {
            throw usage("--max-findings must be at least 1, not " + maxFindings);
        }
        try {
            Path real = directory.toRealPath();
            Path target = checkedOutput(output.toAbsolutePath().normalize(), real);
            Sources sources = new Sources(Workspace.at(real), within(target, real));
            return new ReviewJob(real, sources, target, maxFindings);
        } catch (IOException | IllegalArgumentException e) {
            throw new ReviewException(ExitCode.USAGE, directory + " can't be read: " + e.getMessage(), e);
        } catch (UnsupportedOperationException e) {
            throw new ReviewException(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
        }
    }

    private static Path checkedOutput(Path output, Path reviewed) throws IOException {
        Path existing = output;
        while (!Files.exists(existing)) {
            existing = existing.getParent();
        }
        if (!isWritable(existing)) {
            throw usage("reports can't be written to " + output + ": " + existing
                    + (Files.isDirectory(existing) ? " is not writable" : " is not a directory")
                    + "; name another directory with --out");
        }
        Path real = existing.toRealPath().resolve(existing.relativize(output));
        if (real.equals(reviewed)) {
            throw usage(
                    "the reports must not go into the reviewed directory itself: name one in it or beside it with --out");
        }
        return real;
    }

    /** Tries it out: it would be a pity to find out after the review. */
    private static boolean isWritable(Path directory) {
        try {
            Files.delete(Files.createTempFile(directory, ".hawser", ""));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static Optional<String> within(Path output, Path reviewed) {
        return output.startsWith(reviewed)
                ? Optional.of(reviewed.relativize(output).toString())
                : Optional.empty();
    }

    /** Returns the way from the output to the reviewed directory, ending with a slash. */
    String wayToSources() {
        String way = output.relativize(directory).toString();
        return way.isEmpty() ? "" : way + "/";
    }

    private static ReviewException usage(String message) {
        return new ReviewException(ExitCode.USAGE, message);
    }
}
