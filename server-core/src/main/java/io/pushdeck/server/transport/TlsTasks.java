package io.pushdeck.server.transport;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// The threads that compute key agreements and signatures, so that neither selector nor decoder does: half as many as
/// there are cores, since pushes need the others. A connection has one task here at most, so the queue is bounded by
/// the number of connections. Thread-safe.
final class TlsTasks {
    private static final int IDLE_SECONDS = 60;

    private final ThreadPoolExecutor pool;

    TlsTasks() {
        int threads = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        pool = new ThreadPoolExecutor(
                threads,
                threads,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                task -> Threads.of("tls", task));
        pool.allowCoreThreadTimeOut(true);
    }

    /// @throws java.util.concurrent.RejectedExecutionException after [#stop]
    void execute(Runnable task) {
        pool.execute(task);
    }

    void stop() {
        pool.shutdownNow();
    }
}
