package dev.hawser.tools.fs.workspace;

import dev.hawser.tools.fs.handle.DirectoryHandle;
import dev.hawser.tools.fs.handle.Name;
import dev.hawser.tools.fs.handle.TemporaryName;
import dev.hawser.tools.fs.text.Escapes;
import dev.hawser.tools.fs.workspace.WorkspaceException.Code;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says that a path does not exist, from where on, and which paths that do exist may be meant. */
final class NotFound {

    private static final int MAX_SIMILAR = 3;
    private static final int MAX_NAMES = 10_000;
    private static final WalkOptions SEARCH = WalkOptions.defaults().maxDepth(8).maxEntries(3_000);
    private static final Set<String> CROWDED = Set.of("node_modules", "target", "build", "dist", "vendor");

    private NotFound() {}

    static WorkspaceException explain(View view, Location location, WorkspacePath path) throws IOException {
        String directory = view.pathOf(location.above());
        String missing = location.missing().get(0).text();
        StringBuilder message = new StringBuilder(path.shown()).append(" does not exist");
        if (!path.given().equals(missing)) {
            message.append(": there is no ")
                    .append(Escapes.quote(missing))
                    .append(" in ")
                    .append(Escapes.quote(directory));
        }
        message.append('.');
        Set<String> similar = similar(view, location);
        if (!similar.isEmpty()) {
            message.append(
                    similar.stream().map(Escapes::quote).collect(Collectors.joining(", ", " Similar paths: ", ".")));
        }
        message.append(hint(path.given()));
        message.append(" To see what is there, list ")
                .append(Escapes.quote(directory))
                .append('.');
        return new WorkspaceException(Code.NOT_FOUND, path.given(), message.toString());
    }

    private static String hint(String given) {
        if (given.indexOf('\\') >= 0) {
            return " A backslash is part of a name here: put '/' between names.";
        }
        if (given.startsWith("~") || given.indexOf('$') >= 0 || given.indexOf('%') >= 0 || given.startsWith("file:")) {
            return " Paths are taken literally: '~', '$', '%' and 'file:' have no meaning.";
        }
        if (!given.equals(given.strip()) || "\"'`<".indexOf(given.charAt(0)) >= 0) {
            return " Paths are taken literally: quotes and blanks around a path are part of it.";
        }
        return "";
    }

    private static Set<String> similar(View view, Location location) throws IOException {
        Set<String> similar = new LinkedHashSet<>();
        for (Name name : neighbours(location)) {
            List<Name> names = new ArrayList<>(location.above());
            names.add(name);
            similar.add(view.pathOf(names));
        }
        if (similar.size() < MAX_SIMILAR) {
            String wanted =
                    location.missing().get(location.missing().size() - 1).text();
            SameName elsewhere = new SameName(wanted, MAX_SIMILAR - similar.size());
            try (Location top = Resolver.resolve(view, WorkspacePath.parse(WorkspacePath.HERE), Links.REFUSE)) {
                new TreeWalker<>(view, SEARCH, elsewhere)
                        .walkAlone(top.directory().again(), view.base());
            }
            similar.addAll(elsewhere.found);
        }
        return similar;
    }

    /** Returns the names in the directory that differ little from the missing one. */
    private static List<Name> neighbours(Location location) throws IOException {
        String missing = location.missing().get(0).text();
        record Candidate(Name name, int distance) {}
        List<Candidate> candidates = new ArrayList<>();
        int seen = 0;
        try (DirectoryHandle directory = location.directory().again()) {
            for (Name name : directory.names()) {
                if (++seen > MAX_NAMES) {
                    break;
                }
                int distance = EditDistance.between(missing, name.text(), 1 + missing.length() / 4);
                if (distance >= 0 && !TemporaryName.matches(name.text())) {
                    candidates.add(new Candidate(name, distance));
                }
            }
        }
        candidates.sort(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name));
        return candidates.stream().limit(MAX_SIMILAR).map(Candidate::name).toList();
    }

    /** Finds the missing name in other directories. */
    private static final class SameName implements WalkVisitor<Boolean> {

        private final String name;
        private final int limit;
        private final List<String> found = new ArrayList<>();

        SameName(String name, int limit) {
            this.name = name;
            this.limit = limit;
        }

        @Override
        public Boolean enter(WalkDirectory directory, @Nullable Boolean parent) {
            return true;
        }

        @Override
        public FileVisitResult visit(WalkEntry entry, Boolean directory) {
            if (entry.name().equalsIgnoreCase(name)) {
                found.add(entry.path());
            }
            if (found.size() >= limit) {
                return FileVisitResult.TERMINATE;
            }
            return entry.name().startsWith(".") || CROWDED.contains(entry.name())
                    ? FileVisitResult.SKIP_SUBTREE
                    : FileVisitResult.CONTINUE;
        }
    }
}
