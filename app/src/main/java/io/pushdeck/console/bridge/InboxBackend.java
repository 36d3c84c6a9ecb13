package io.pushdeck.console.bridge;

import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.message.Conversation;
import io.pushdeck.server.message.ConversationPage;
import io.pushdeck.server.message.ConversationPlace;
import io.pushdeck.server.message.ConversationQuery;
import io.pushdeck.server.message.UnreadCount;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javafx.util.Subscription;

/// What the console asks about conversations with clients, and what it changes of them. Called on the JavaFX thread;
/// never blocks it; every answer comes back on it. A question that cannot be answered because the data cannot be read
/// gets no answer; [#watchTrouble] says why.
public interface InboxBackend {
    void conversations(ConversationQuery query, Consumer<List<Conversation>> whenDone);

    /// @param limit    at most so many entries
    /// @param whenDone given them newest first
    void page(ClientId client, ConversationPlace from, int limit, Consumer<ConversationPage> whenDone);

    /// What nobody read, in all.
    void unread(Consumer<UnreadCount> whenDone);

    /// @param upTo the newest message that the operator saw of each client
    void markRead(Map<ClientId, Long> upTo);

    /// What these clients said last is unread again.
    void markUnread(Set<ClientId> clients);

    /// Follows whose conversations changed; told at most four times a second. An empty set says that all of them may
    /// have.
    Subscription watch(Consumer<Set<ClientId>> onChanged);

    /// Follows what kept a question from being answered, or a change from being kept, in the words of the system.
    Subscription watchTrouble(Consumer<String> onTrouble);
}
