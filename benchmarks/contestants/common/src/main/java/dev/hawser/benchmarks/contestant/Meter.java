package dev.hawser.benchmarks.contestant;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.stream.LongStream;

/** Measures what the process uses. */
final class Meter {

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final long cpu = SYSTEM.getProcessCpuTime();
    private final long wall = System.nanoTime();
    private final long allocated = allocated();

    private Meter() {}

    static Meter start() {
        return new Meter();
    }

    Cost stop(long turns, long sentBytes) {
        return new Cost(
                turns, SYSTEM.getProcessCpuTime() - cpu, System.nanoTime() - wall, allocated() - allocated, sentBytes);
    }

    /** The total of the process is known from JDK 21 on; before, that of the threads that live. */
    private static long allocated() {
        try {
            return (long)
                    ThreadMXBean.class.getMethod("getTotalThreadAllocatedBytes").invoke(THREADS);
        } catch (ReflectiveOperationException e) {
            return LongStream.of(THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds()))
                    .filter(bytes -> bytes > 0)
                    .sum();
        }
    }
}
