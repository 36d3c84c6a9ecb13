package io.pushdeck.server.hub;

import io.pushdeck.server.group.Sighting;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.message.Failure;
import io.pushdeck.server.message.Position;
import io.pushdeck.server.protocol.ClientFrame;
import io.pushdeck.server.protocol.ServerFrame;
import io.pushdeck.server.protocol.ServerFrame.Resumed;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// Where the hub reads what a client missed, and leaves what became of pushes. Called on the hub thread: an
/// implementation only enqueues, and answers on threads of its own.
public interface DeliveryLog {
    /// What a client that says hello has missed.
    ///
    /// @param from     the position after what it has processed last
    /// @param wanted   asked when its turn has come; what is not wanted any more is not read, and `whenRead` not called
    /// @param whenRead with nothing if the log could not be read
    void resume(ClientId client, Optional<Position> from, BooleanSupplier wanted, Consumer<Optional<CatchUp>> whenRead);

    /// What clients said of pushes. Of some this may be the second time, and some were not for them.
    ///
    /// @param whenKept once it is on disk; never, if the disk takes nothing for so long that it is forgotten
    void receipt(ClientId client, ClientFrame.Receipt receipt, Instant at, Runnable whenKept);

    /// What came of handing a push to people.
    void attempts(List<Attempt> attempts);

    /// Who was connected at what time. Never guests.
    ///
    /// @param people with the name that they had last
    void seen(Map<ClientId, Sighting> people);

    /// What a client is told on coming back.
    ///
    /// @param end    of the log at that moment
    /// @param missed pushes while it was away
    /// @param valid  those that still count; just so many push frames come before anything after `end`
    record CatchUp(Position end, Resumed resumed, int missed, int valid, Pages pages) {}

    /// What follows, in the order of the log, a piece at a time.
    @FunctionalInterface
    interface Pages {
        /// @param wanted   as of [DeliveryLog#resume]
        /// @param whenRead with nothing if the log could not be read
        void next(BooleanSupplier wanted, Consumer<Optional<Page>> whenRead);
    }

    /// @param frames pushes, updates and recalls
    /// @param upTo   with these the client has everything that concerns it up to this offset
    /// @param atEnd  whether the log ended there when the page was read
    /// @param rest   for the page after this one
    record Page(List<ServerFrame> frames, long upTo, boolean atEnd, Pages rest) {
        public Page {
            frames = List.copyOf(frames);
        }
    }

    /// @param plain   whether only plain connections were tried
    /// @param written whether it was handed to the operating system whole
    /// @param failure why it was not; empty with neither means that it waits in an outbox
    record Attempt(
            PushId push, ClientId client, Instant at, boolean plain, boolean written, Optional<Failure> failure) {}
}
