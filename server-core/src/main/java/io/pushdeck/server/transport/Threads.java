package io.pushdeck.server.transport;

import java.time.Duration;
import org.java_websocket.server.WebSocketServer;

/// The one place where threads of the transport are made: named `pushdeck-...`, and none keeps the process alive.
final class Threads {
    private static final String PREFIX = "pushdeck-";

    private Threads() {}

    static Thread of(String name, Runnable task) {
        return new Own(task, PREFIX + name);
    }

    static String name(String name) {
        return PREFIX + name;
    }

    /// Whether the caller is a thread of the transport or of the library, which must not wait for itself.
    static boolean isOurs() {
        Thread caller = Thread.currentThread();
        return caller instanceof Own || caller instanceof WebSocketServer.WebSocketWorker;
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

    /// Known by its type, since other packages may use the same names.
    private static final class Own extends Thread {
        Own(Runnable task, String name) {
            super(task, name);
            setDaemon(true);
        }
    }
}
