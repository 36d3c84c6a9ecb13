package io.pushdeck.server.message;

import java.time.Instant;
import java.util.Optional;

/// Why one person got, or did not get, one push: what the records prove, and no more. Immutable.
public sealed interface Verdict {
    // Those who were not addressed.

    /// Never seen until then, and in no group either.
    ///
    /// @param firstSeen empty for somebody whom nobody has ever seen
    record CameAfter(Optional<Instant> firstSeen) implements Verdict {}

    /// The push went to groups, and this person was in none of them at that moment.
    ///
    /// @param joinedLater when the person became a member of one of them, if that was after the push
    record NotMemberThen(Optional<Instant> joinedLater) implements Verdict {}

    /// The push went to everyone who was connected, and this person was not.
    ///
    /// @param lastSeen before the push
    record OfflineAndNotAddressed(Optional<Instant> lastSeen) implements Verdict {}

    /// The operator left this person out.
    record Excluded() implements Verdict {}

    /// The push went to others by name.
    record NotChosen() implements Verdict {}

    // Those who were addressed.

    /// @param delivery with the stage it got to: received or further
    record GotIt(Delivery delivery) implements Verdict {}

    /// It is in the page, but nobody was seen to look: the tab is hidden, or the window is not in front.
    record TabHidden(Delivery delivery) implements Verdict {}

    /// It was away then, and has not come back; the push waits.
    record StillAway(Delivery delivery) implements Verdict {}

    /// It was taken from the network, but the client's code has confirmed nothing.
    record NoReceipt(Delivery delivery) implements Verdict {}

    /// It was written to a plain connection, which cannot confirm.
    record PlainClient(Delivery delivery) implements Verdict {}

    /// It waits in the outbox of a client that reads slowly, or for the moment to be written.
    record OnItsWay(Delivery delivery) implements Verdict {}

    /// The client read too slowly and was closed; it has not come back for it.
    record SlowAndClosed(Delivery delivery) implements Verdict {}

    /// The connection ended just then; it has not come back for it.
    record ConnectionLost(Delivery delivery) implements Verdict {}

    /// Its time was over before the client had it.
    ///
    /// @param expired when
    record ExpiredBefore(Delivery delivery, Instant expired) implements Verdict {}

    /// The operator took it back before the client had it.
    ///
    /// @param recalled when
    record RecalledBefore(Delivery delivery, Instant recalled) implements Verdict {}

    /// The operator stopped the push before this person's turn.
    record Stopped(Delivery delivery) implements Verdict {}

    /// There is no such push any more: its record was deleted by its age.
    record Forgotten() implements Verdict {}
}
