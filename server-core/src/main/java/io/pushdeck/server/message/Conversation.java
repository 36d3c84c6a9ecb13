package io.pushdeck.server.message;

import io.pushdeck.server.identity.ClientId;
import java.time.Instant;

/// A conversation as a list shows it: with a client that wrote, or pressed a button, at least once. Immutable.
///
/// @param client    of a guest that wrote before the server was started the last time: an id that nobody has any more
/// @param name      what to call the client
/// @param at        when the client last said something, or was answered
/// @param last      what that was
/// @param words     the beginning of what was said, or what was written on the button; of bytes how many
/// @param unread    so many things that the client said
/// @param newest    number of what the client said last
public record Conversation(ClientId client, String name, Instant at, Last last, String words, int unread, long newest) {
    /// What was said last.
    public enum Last {
        TEXT,
        BYTES,
        CLICK,
        /// A push for this client alone.
        ANSWER
    }
}
