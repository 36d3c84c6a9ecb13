package io.pushdeck.server.session;

import io.pushdeck.server.message.Payload;
import io.pushdeck.server.message.PushClass;
import java.util.List;
import java.util.function.Consumer;

/// Writes one payload to many connections: encoded once, in the order of the calls. Thread-safe, never blocks.
public interface FanOut {
    /// @param pushClass what becomes of it, and of older ones of that class, where a client reads too slowly
    /// @param whenDone  called once on the fan-out thread; it only enqueues
    void deliver(Payload payload, PushClass pushClass, List<Connection> to, Consumer<Tally> whenDone);

    /// The same, with what became of each connection.
    void deliver(Dispatch dispatch);

    /// How one fan-out ended, in connections.
    ///
    /// @param written handed to the operating system whole
    /// @param queued  waiting in the outbox of a slow client
    /// @param full    refused: the outbox was full, so the client is being closed as slow
    /// @param gone    refused: the connection had closed meanwhile
    /// @param leftOut of those queued, the ones for which older pushes of that class were left out
    record Tally(int written, int queued, int full, int gone, int leftOut) {
        /// Nothing was left out.
        public Tally(int written, int queued, int full, int gone) {
            this(written, queued, full, gone, 0);
        }
    }
}
