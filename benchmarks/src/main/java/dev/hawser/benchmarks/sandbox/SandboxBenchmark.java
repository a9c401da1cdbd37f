package dev.hawser.benchmarks.sandbox;

import dev.hawser.tools.fs.workspace.FileInfo;
import dev.hawser.tools.fs.workspace.Listing;
import dev.hawser.tools.fs.workspace.Workspace;
import dev.hawser.tools.fs.workspace.WriteMode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The same work three ways: on a {@link Workspace}; on plain paths, which lead anywhere; and on plain paths behind the usual
 * check, {@code toRealPath} and {@code startsWith}, which a link that is swapped in at the wrong moment gets through.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class SandboxBenchmark {

    private static final byte[] CONTENT =
            "a line of forty characters, more or less\n".repeat(50).getBytes(StandardCharsets.UTF_8);
    private static final int ENTRIES = 20;

    /** How many directories are above the file. */
    @Param({"1", "8"})
    private int depth;

    private Path root;
    private Workspace workspace;
    private String directory;
    private String file;
    private Path plainDirectory;
    private Path plainFile;

    /** Creates with no tree yet. */
    public SandboxBenchmark() {}

    /** Makes a directory with a few files. */
    @Setup(Level.Trial)
    public void makeTree() throws IOException {
        root = Files.createTempDirectory("hawser-sandbox").toRealPath();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < depth; i++) {
            names.add("directory" + i);
        }
        directory = String.join("/", names);
        plainDirectory = Files.createDirectories(root.resolve(directory));
        for (int i = 0; i < ENTRIES; i++) {
            Files.write(plainDirectory.resolve("file" + i), CONTENT);
        }
        file = directory + "/file7";
        plainFile = plainDirectory.resolve("file7");
        workspace = Workspace.at(root);
    }

    /** Deletes it. */
    @TearDown(Level.Trial)
    public void deleteTree() throws IOException {
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path each, BasicFileAttributes attributes) throws IOException {
                Files.delete(each);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path each, IOException failure) throws IOException {
                Files.delete(each);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Reads 2 KB; the workspace hashes them for the version, too. */
    @Benchmark
    public byte[] readWorkspace() {
        return workspace.read(file).bytes();
    }

    /** Reads 2 KB. */
    @Benchmark
    public byte[] readPlain() throws IOException {
        return Files.readAllBytes(plainFile);
    }

    /** Reads 2 KB behind the usual check. */
    @Benchmark
    public byte[] readChecked() throws IOException {
        return Files.readAllBytes(checked(file));
    }

    /** Replaces 2 KB atomically, on the disk before it returns. */
    @Benchmark
    public Object writeWorkspace() {
        return workspace.write(file, CONTENT, WriteMode.OVERWRITE);
    }

    /** Replaces 2 KB atomically, on the disk before it returns. */
    @Benchmark
    public Path writePlain() throws IOException {
        return replace(plainFile);
    }

    /** Replaces 2 KB atomically behind the usual check. */
    @Benchmark
    public Path writeChecked() throws IOException {
        return replace(checked(file));
    }

    /** Describes a file. */
    @Benchmark
    public FileInfo infoWorkspace() {
        return workspace.info(file);
    }

    /** Describes a file. */
    @Benchmark
    public BasicFileAttributes infoPlain() throws IOException {
        return attributes(plainFile);
    }

    /** Describes a file behind the usual check. */
    @Benchmark
    public BasicFileAttributes infoChecked() throws IOException {
        return attributes(checked(file));
    }

    /** Lists twenty files with their sizes. */
    @Benchmark
    public Listing listWorkspace() {
        return workspace.list(directory, 200, null);
    }

    /** Lists twenty files with their sizes. */
    @Benchmark
    public List<BasicFileAttributes> listPlain() throws IOException {
        return list(plainDirectory);
    }

    /** Lists twenty files with their sizes behind the usual check. */
    @Benchmark
    public List<BasicFileAttributes> listChecked() throws IOException {
        return list(checked(directory));
    }

    private Path checked(String path) throws IOException {
        Path real = root.resolve(path).toRealPath();
        if (!real.startsWith(root)) {
            throw new SecurityException(path);
        }
        return real;
    }

    private static BasicFileAttributes attributes(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    private static Path replace(Path target) throws IOException {
        Path temporary = target.resolveSibling("temporary");
        try (FileChannel channel =
                FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(CONTENT));
            channel.force(true);
        }
        return Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    }

    private static List<BasicFileAttributes> list(Path path) throws IOException {
        List<BasicFileAttributes> all = new ArrayList<>();
        try (Stream<Path> entries = Files.list(path)) {
            for (Path entry : entries.sorted().toList()) {
                all.add(attributes(entry));
            }
        }
        return all;
    }
}
