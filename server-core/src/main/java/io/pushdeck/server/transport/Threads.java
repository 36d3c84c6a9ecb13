package io.pushdeck.server.transport;

import java.time.Duration;

/// The one place where threads of the transport are made: named `pushdeck-...`, and none keeps the process alive.
final class Threads {
    private static final String PREFIX = "pushdeck-";

    private Threads() {}

    static Thread of(String name, Runnable task) {
        return Thread.ofPlatform().daemon().name(PREFIX + name).unstarted(task);
    }

    static String name(String name) {
        return PREFIX + name;
    }

    /// Whether the caller is a thread of ours, which must not wait for itself.
    static boolean isOurs() {
        return Thread.currentThread().getName().startsWith(PREFIX);
    }

    /// Waits for the end of `thread`, at most for `limit`; keeps an interrupt for the caller.
    ///
    /// @return whether it has ended
    static boolean join(Thread thread, Duration limit) {
        try {
            return thread.join(limit);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
