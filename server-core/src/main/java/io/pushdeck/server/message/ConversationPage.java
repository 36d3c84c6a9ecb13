package io.pushdeck.server.message;

import java.util.List;

/// A part of a conversation. Immutable.
///
/// @param entries newest first
/// @param next    where what is older begins
/// @param more    whether there is anything older
public record ConversationPage(List<ConversationEntry> entries, ConversationPlace next, boolean more) {
    public ConversationPage {
        entries = List.copyOf(entries);
    }
}
