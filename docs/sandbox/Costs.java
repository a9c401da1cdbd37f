import dev.hawser.tools.fs.workspace.Workspace;
import dev.hawser.tools.fs.workspace.WriteMode;
import dev.hawser.tools.fs.handle.DirectoryHandle;
import dev.hawser.tools.fs.handle.Name;
import dev.hawser.tools.fs.handle.OpenWatch;
import dev.hawser.tools.fs.handle.RootDirectory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;

/** Prints what the sandbox costs; see docs/sandbox.md. The argument is a directory on the disk to measure. */
final class Costs {

    private static final int[] DEPTHS = {1, 4, 8};

    public static void main(String[] args) throws Exception {
        Path root = Files.createTempDirectory(Path.of(args[0]), "costs").toRealPath();
        opens(root);
        writes(root);
    }

    private static void opens(Path root) throws Exception {
        Workspace workspace = Workspace.at(root);
        OpenWatch watch = new OpenWatch(Duration.ofMinutes(10));
        RootDirectory disk = RootDirectory.open(root, watch);
        for (int depth : DEPTHS) {
            String path = "d/".repeat(depth - 1) + "file";
            Path file = root.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "content");
            String[] names = path.split("/");
            System.out.printf("open and close, depth %d, microseconds:%n", depth);
            print("FileChannel.open", fastest(() -> FileChannel.open(file, StandardOpenOption.READ).close()));
            print("toRealPath, check, open", fastest(() -> naive(root, file).close()));
            print("handles, all opened", watch.call(() -> fastest(() -> byHandles(root, names))));
            print("handles, cached", watch.call(() -> fastest(() -> byCachedHandles(disk, names))));
            print("Workspace.open", fastest(() -> workspace.open(path).close()));
        }
    }

    private static FileChannel naive(Path root, Path file) throws IOException {
        Path real = file.toRealPath();
        if (!real.startsWith(root)) {
            throw new IOException("outside");
        }
        return FileChannel.open(real, StandardOpenOption.READ);
    }

    private static void byHandles(Path root, String[] names) throws IOException {
        DirectoryHandle current = DirectoryHandle.open(root);
        for (int i = 0; i < names.length - 1; i++) {
            try (DirectoryHandle above = current) {
                current = above.look(Name.of(names[i])).openDirectory();
            }
        }
        openLast(current, names);
    }

    private static void byCachedHandles(RootDirectory disk, String[] names) throws IOException {
        DirectoryHandle current = disk.handle();
        for (int i = 0; i < names.length - 1; i++) {
            try (DirectoryHandle above = current) {
                current = disk.open(above.look(Name.of(names[i])));
            }
        }
        openLast(current, names);
    }

    private static void openLast(DirectoryHandle directory, String[] names) throws IOException {
        try (directory) {
            directory.look(Name.of(names[names.length - 1])).openFile().close();
        }
    }

    private static void writes(Path root) throws Exception {
        Workspace workspace = Workspace.at(root);
        byte[] content = new byte[8192];
        Path file = Files.write(root.resolve("written"), content);
        Path temporary = root.resolve("temporary");
        System.out.println("write 8 KiB, microseconds:");
        print("in place, not flushed", median(() -> Files.write(file, content)));
        print("in place, flushed", median(() -> flush(file, content)));
        print("temporary file, renamed, not flushed", median(() -> {
            Files.write(temporary, content);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        }));
        print("temporary file, flushed, renamed", median(() -> {
            flush(temporary, content);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        }));
        print("Workspace.write", median(() -> workspace.write("written", content, WriteMode.OVERWRITE)));
        Workspace durable = workspace.durable();
        print("durable().write", median(() -> durable.write("written", content, WriteMode.OVERWRITE)));
    }

    private static void flush(Path file, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.WRITE, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING)) {
            channel.write(ByteBuffer.wrap(content));
            channel.force(true);
        }
    }

    /** Of eight rounds of 20,000, after as many to warm up. */
    private static double fastest(Action action) throws IOException {
        double fastest = Double.MAX_VALUE;
        for (int round = 0; round < 9; round++) {
            long start = System.nanoTime();
            for (int i = 0; i < 20_000; i++) {
                action.run();
            }
            fastest = round == 0 ? fastest : Math.min(fastest, (System.nanoTime() - start) / 20_000e3);
        }
        return fastest;
    }

    private static double median(Action action) throws IOException {
        double[] times = new double[500];
        for (int i = -100; i < times.length; i++) {
            long start = System.nanoTime();
            action.run();
            if (i >= 0) {
                times[i] = (System.nanoTime() - start) / 1e3;
            }
        }
        Arrays.sort(times);
        return times[times.length / 2];
    }

    private static void print(String what, double microseconds) {
        System.out.printf("  %-38s %8.1f%n", what, microseconds);
    }

    private interface Action {

        void run() throws IOException;
    }
}
