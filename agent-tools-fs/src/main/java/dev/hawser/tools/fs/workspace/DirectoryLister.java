package dev.hawser.tools.fs.workspace;

import dev.hawser.tools.fs.handle.DirectoryHandle;
import dev.hawser.tools.fs.handle.Entry;
import dev.hawser.tools.fs.handle.Name;
import dev.hawser.tools.fs.handle.TemporaryName;
import java.io.IOException;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Describes files, and lists directories page by page. */
final class DirectoryLister {

    /** Directories first, then by name. */
    private static final Comparator<Entry> ORDER = Comparator.comparing(
                    (Entry entry) -> !entry.attributes().isDirectory())
            .thenComparing(Entry::name);

    private final View view;

    DirectoryLister(View view) {
        this.view = view;
    }

    FileInfo info(WorkspacePath path) throws IOException {
        try (Location location = Resolver.resolve(view, path, Links.FOLLOW_TO_LAST)) {
            Entry entry = location.entry();
            if (entry == null) {
                BasicFileAttributes top = location.directory().attributes();
                return new FileInfo(
                        WorkspacePath.HERE,
                        FileType.DIRECTORY,
                        top.size(),
                        top.lastModifiedTime().toInstant(),
                        null);
            }
            return describe(location.above(), entry);
        }
    }

    /** Lists a directory. Keeps no more entries than the page has, whatever their number. */
    Listing list(WorkspacePath path, int limit, @Nullable String from) throws IOException {
        try (Location location = Resolver.resolve(view, path, Links.FOLLOW)) {
            try (DirectoryHandle directory = location.openDirectory(path)) {
                Page page = new Page(limit, from);
                for (Name name : directory.names()) {
                    if (TemporaryName.matches(name.text())) {
                        view.sweep(directory, name);
                        continue;
                    }
                    Entry entry = directory.find(name);
                    if (entry == null) {
                        view.sweepReservation(directory, name);
                    } else {
                        page.add(entry);
                    }
                }
                return page.listing(location.names());
            }
        }
    }

    private FileInfo describe(List<Name> above, Entry entry) throws IOException {
        BasicFileAttributes attributes = entry.attributes();
        List<Name> names = new ArrayList<>(above);
        names.add(entry.name());
        return new FileInfo(
                view.pathOf(names),
                FileType.of(attributes),
                attributes.size(),
                attributes.lastModifiedTime().toInstant(),
                attributes.isSymbolicLink() ? LinkText.read(view, above, entry) : null);
    }

    /** The first entries after the start of a page. */
    private final class Page {

        private final int limit;
        private final @Nullable String from;
        private final PriorityQueue<Entry> largestFirst = new PriorityQueue<>(ORDER.reversed());
        private boolean more;
        private long directories;
        private long others;

        Page(int limit, @Nullable String from) {
            this.limit = limit;
            this.from = from;
        }

        void add(Entry entry) {
            if (entry.attributes().isDirectory()) {
                directories++;
            } else {
                others++;
            }
            if (isBefore(entry)) {
                return;
            }
            if (largestFirst.size() < limit) {
                largestFirst.add(entry);
                return;
            }
            more = true;
            if (ORDER.compare(entry, largestFirst.element()) < 0) {
                largestFirst.remove();
                largestFirst.add(entry);
            }
        }

        private boolean isBefore(Entry entry) {
            if (from == null) {
                return false;
            }
            boolean fromDirectory = from.endsWith("/");
            if (fromDirectory != entry.attributes().isDirectory()) {
                return !fromDirectory;
            }
            String last = fromDirectory ? from.substring(0, from.length() - 1) : from;
            return entry.name().text().compareTo(last) <= 0;
        }

        Listing listing(List<Name> above) throws IOException {
            List<Entry> entries = new ArrayList<>(largestFirst);
            entries.sort(ORDER);
            List<FileInfo> infos = new ArrayList<>();
            for (Entry entry : entries) {
                infos.add(describe(above, entry));
            }
            return new Listing(infos, directories, others, more ? Optional.of(cursor(entries)) : Optional.empty());
        }

        private static String cursor(List<Entry> entries) {
            Entry last = entries.get(entries.size() - 1);
            return last.name().text() + (last.attributes().isDirectory() ? "/" : "");
        }
    }
}
