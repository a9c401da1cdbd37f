package dev.hawser.benchmarks.coldstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A JDK on this machine.
 *
 * @param feature its feature version
 * @param home its directory
 */
record Jdk(int feature, Path home) {

    private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"(\\d+)");

    /** Returns the JDKs of these versions: this process's, {@code JAVA_HOME}'s, and those beside them. */
    static List<Jdk> find(List<Integer> features) throws IOException {
        Map<Integer, Jdk> found = new TreeMap<>();
        for (Path home : candidates()) {
            Jdk jdk = at(home);
            if (features.contains(jdk.feature())) {
                found.putIfAbsent(jdk.feature(), jdk);
            }
        }
        return List.copyOf(found.values());
    }

    private static List<Path> candidates() throws IOException {
        List<Path> known = Stream.of(System.getProperty("java.home"), System.getenv("JAVA_HOME"))
                .filter(Objects::nonNull)
                .map(Path::of)
                .toList();
        Stream<Path> all = known.stream();
        for (Path home : known) {
            try (Stream<Path> beside = Files.list(home.toAbsolutePath().getParent())) {
                all = Stream.concat(all, beside.sorted().toList().stream());
            }
        }
        return all.filter(home -> Files.isExecutable(home.resolve("bin/java"))).toList();
    }

    private static Jdk at(Path home) throws IOException {
        Path release = home.resolve("release");
        Matcher version = VERSION.matcher(Files.exists(release) ? Files.readString(release) : "");
        return new Jdk(version.find() ? Integer.parseInt(version.group(1)) : 0, home);
    }

    /** Returns the options that make a cache of the classes when the JVM ends. */
    List<String> training(Path cache) {
        return List.of(hasAotCache() ? "-XX:AOTCacheOutput=" + cache : "-XX:ArchiveClassesAtExit=" + cache);
    }

    /** Returns the options that use it. */
    List<String> trained(Path cache) {
        return List.of(hasAotCache() ? "-XX:AOTCache=" + cache : "-XX:SharedArchiveFile=" + cache);
    }

    String cacheName() {
        return hasAotCache() ? "AOT cache" : "AppCDS";
    }

    private boolean hasAotCache() {
        return feature >= 25;
    }
}
