package io.pushdeck.console.navigation;

import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.GroupId;
import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.message.Audience;
import java.util.Optional;

/// A place in the console that one feature may send the operator to without knowing the feature that shows it.
public sealed interface Destination {
    /// @param group show only its members; empty for everyone
    record Clients(Optional<GroupId> group) implements Destination {}

    /// One who is connected, with everything that is known.
    record Client(ClientId client) implements Destination {}

    /// Everyone who reads too slowly.
    record SlowClients() implements Destination {}

    /// @param selected opened in the members view
    record Groups(Optional<GroupId> selected) implements Destination {}

    /// Everyone who is known, and all about this one.
    record Person(ClientId client) implements Destination {}

    /// All conversations.
    record Inbox() implements Destination {}

    /// What was said between one client and the operator, and where to answer.
    record Conversation(ClientId client) implements Destination {}

    /// @param about show only what concerns this client; empty for everything
    record Activity(Optional<ClientId> about) implements Destination {}

    /// All pushes that were made.
    record History() implements Destination {}

    /// The page of one push.
    record Push(PushId push) implements Destination {}

    /// The page of one push, where it says why this client got it or not.
    record Why(PushId push, ClientId client) implements Destination {}

    /// What goes later.
    record Planned() implements Destination {}

    /// Clients with nobody behind them, to try out pushes.
    record Rehearsal() implements Destination {}

    record Settings(SettingsPart part) implements Destination {}

    /// The composer, with these recipients added to those it has.
    ///
    /// @param answering what is being answered, quoted above the text; empty for a new push
    record Compose(Audience recipients, String answering) implements Destination {}
}
