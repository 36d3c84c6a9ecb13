package io.pushdeck.server.soak;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.locks.LockSupport;

/// What this process holds. Immutable.
///
/// @param heapBytes   after a full collection
/// @param directBytes of buffers outside of the heap
/// @param files       open handles; 0 where the system does not tell
/// @param threads     alive ones
record Vitals(long heapBytes, long directBytes, long files, int threads) {
    private static final int COLLECTIONS = 3;
    private static final double MEBIBYTE = 1 << 20;

    static Vitals now() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
            // What a collection hands to the cleaners is gone with the next.
            LockSupport.parkNanos(20_000_000);
        }
        return new Vitals(
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
                ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                        .mapToLong(pool -> Math.max(0, pool.getMemoryUsed()))
                        .sum(),
                openFiles(),
                ManagementFactory.getThreadMXBean().getThreadCount());
    }

    private static long openFiles() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getOpenFileDescriptorCount()
                : 0;
    }

    String heap() {
        return "%.1f MiB".formatted(heapBytes / MEBIBYTE);
    }

    String direct() {
        return "%.1f MiB".formatted(directBytes / MEBIBYTE);
    }
}
