import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Prints what Linux's openat2 costs when it is called through Java's foreign functions (22 or later); see docs/sandbox.md. */
final class Openat2 {

    private static final long SYS_OPENAT2 = 437;
    private static final long O_CLOEXEC = 02000000;
    private static final int O_DIRECTORY = 0200000;
    private static final long RESOLVE_BENEATH_NO_MAGICLINKS = 0x08 | 0x02;

    public static void main(String[] args) throws Throwable {
        Path root = Files.createTempDirectory("openat2");
        long start = System.nanoTime();
        Linker linker = Linker.nativeLinker();
        MethodHandle syscall = linker.downcallHandle(
                linker.defaultLookup().find("syscall").orElseThrow(),
                FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG),
                Linker.Option.firstVariadicArg(1));
        MethodHandle open = linker.downcallHandle(
                linker.defaultLookup().find("open").orElseThrow(),
                FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT),
                Linker.Option.firstVariadicArg(2));
        MethodHandle close = linker.downcallHandle(
                linker.defaultLookup().find("close").orElseThrow(), FunctionDescriptor.of(JAVA_INT, JAVA_INT));
        try (Arena arena = Arena.ofConfined()) {
            int handle = (int) open.invokeExact(arena.allocateFrom(root.toString()), O_DIRECTORY);
            MemorySegment how = arena.allocate(24, 8);
            how.set(JAVA_LONG, 0, O_CLOEXEC);
            how.set(JAVA_LONG, 16, RESOLVE_BENEATH_NO_MAGICLINKS);
            for (int depth : new int[] {1, 4, 8}) {
                String path = "d/".repeat(depth - 1) + "file";
                Files.createDirectories(root.resolve(path).getParent());
                Files.writeString(root.resolve(path), "content");
                double descriptor = Double.MAX_VALUE;
                double channel = Double.MAX_VALUE;
                for (int round = 0; round < 9; round++) {
                    long roundStart = System.nanoTime();
                    for (int i = 0; i < 20_000; i++) {
                        try (Arena call = Arena.ofConfined()) {
                            long fd = (long) syscall.invokeExact(
                                    SYS_OPENAT2, handle, call.allocateFrom(path), how, how.byteSize());
                            if (fd < 0) {
                                throw new IllegalStateException("openat2 failed");
                            }
                            int closed = (int) close.invokeExact((int) fd);
                            if (round == 0 && i == 0 && depth == 1) {
                                System.out.printf("first call: %.0f ms%n", (System.nanoTime() - start) / 1e6);
                            }
                        }
                    }
                    descriptor = Math.min(descriptor, (System.nanoTime() - roundStart) / 20_000e3);
                    roundStart = System.nanoTime();
                    for (int i = 0; i < 20_000; i++) {
                        try (Arena call = Arena.ofConfined()) {
                            long fd = (long) syscall.invokeExact(
                                    SYS_OPENAT2, handle, call.allocateFrom(path), how, how.byteSize());
                            FileChannel.open(Path.of("/proc/self/fd/" + fd), StandardOpenOption.READ)
                                    .close();
                            int closed = (int) close.invokeExact((int) fd);
                        }
                    }
                    channel = Math.min(channel, (System.nanoTime() - roundStart) / 20_000e3);
                }
                System.out.printf(
                        "depth %d: openat2 and close %.1f us, as a FileChannel %.1f us%n", depth, descriptor, channel);
            }
        }
    }
}
