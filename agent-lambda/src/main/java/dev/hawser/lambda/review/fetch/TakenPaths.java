package dev.hawser.lambda.review.fetch;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The paths that files and their directories have already, as a file system sees them that does not tell case and Unicode
 * forms apart: no two of them are the same there.
 */
final class TakenPaths {

    private final Map<String, String> byFolded = new HashMap<>();
    private final Map<String, Boolean> isFile = new HashMap<>();

    /** Takes the path of a file, or returns why it can't be taken. */
    Optional<String> take(String path) {
        for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
            Optional<String> clash = clash(path.substring(0, slash), false);
            if (clash.isPresent()) {
                return clash;
            }
        }
        Optional<String> clash = clash(path, true);
        if (clash.isPresent()) {
            return clash;
        }
        for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
            put(path.substring(0, slash), false);
        }
        put(path, true);
        return Optional.empty();
    }

    private Optional<String> clash(String path, boolean file) {
        String taken = byFolded.get(fold(path));
        if (taken == null) {
            return Optional.empty();
        }
        if (!taken.equals(path)) {
            return Optional.of("differs only in case or Unicode form from " + taken);
        }
        boolean takenByFile = isFile.get(path);
        if (file && takenByFile) {
            return Optional.of("the name came before: the first one counts");
        }
        return file == takenByFile ? Optional.empty() : Optional.of("is a file and a directory in one: " + path);
    }

    private void put(String path, boolean file) {
        byFolded.put(fold(path), path);
        isFile.put(path, file);
    }

    private static String fold(String path) {
        return Normalizer.normalize(path, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    }
}
