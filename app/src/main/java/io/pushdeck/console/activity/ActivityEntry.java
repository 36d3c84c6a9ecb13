package io.pushdeck.console.activity;

import io.pushdeck.console.i18n.Texts;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.message.Audience;
import java.time.Instant;
import java.util.Optional;

/// One line of the feed, with the names as they were when it happened. Immutable.
///
/// @param subject  who or what it is about
/// @param words    what happened, to be read after the subject
/// @param concerns whom the line belongs to when the feed shows one client only
/// @param message  what a client sent and can be answered
record ActivityEntry(
        Instant at, Happening happening, Phrase subject, Phrase words, Audience concerns, Optional<Message> message) {

    /// @param client whom an answer goes to
    /// @param text   what is quoted above the answer
    record Message(ClientId client, Phrase text) {}

    ActivityEntry(Instant at, Happening happening, Phrase subject, Phrase words, Audience concerns) {
        this(at, happening, subject, words, concerns, Optional.empty());
    }

    /// The one client it is about; empty if it is about none, several or a group.
    Optional<ClientId> client() {
        return !concerns.everyone()
                        && concerns.groups().isEmpty()
                        && concerns.clients().size() == 1
                ? concerns.clients().stream().findFirst()
                : Optional.empty();
    }

    /// The whole line without its time.
    String line(Texts texts) {
        return subject.in(texts) + " " + words.in(texts);
    }
}
