package io.pushdeck.server.message;

import io.pushdeck.server.identity.PushId;
import java.time.Instant;

/// One thing in a conversation between a client and the operator. Immutable. Every text of a client is from outside:
/// show it, never run it.
public sealed interface ConversationEntry {
    Instant at();

    /// The client wrote.
    ///
    /// @param number     orders what all clients said
    /// @param text       as much of it as is kept
    /// @param characters that it had
    record Wrote(long number, Instant at, String text, int characters) implements ConversationEntry {}

    /// The client sent bytes, which are not kept.
    record SentBytes(long number, Instant at, int bytes) implements ConversationEntry {}

    /// The client pressed a button of a push that the push gave it to answer with.
    ///
    /// @param title  of the push, or its text if it has none; empty if the push is not kept any more
    /// @param button what was written on it
    record Clicked(long number, Instant at, PushId push, String title, String button) implements ConversationEntry {}

    /// A push that was for the client, alone or with others.
    record Pushed(PushRecord push, Delivery delivery) implements ConversationEntry {
        @Override
        public Instant at() {
            return push.at();
        }
    }
}
