package io.pushdeck.server.message;

/// Where the next page of a conversation begins: what is older than both.
///
/// @param message number of what the client said
/// @param push    number of a push
public record ConversationPlace(long message, long push) {
    /// Before everything.
    public static final ConversationPlace NEWEST = new ConversationPlace(Long.MAX_VALUE, Long.MAX_VALUE);
}
