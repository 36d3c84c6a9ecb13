package io.pushdeck.console.roles;

import io.pushdeck.console.bridge.InboxBackend;
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

/// The inbox: viewers mark nothing as read.
public final class GuardedInbox implements InboxBackend {
    private final InboxBackend open;
    private final Roles roles;

    public GuardedInbox(InboxBackend open, Roles roles) {
        this.open = open;
        this.roles = roles;
    }

    @Override
    public void conversations(ConversationQuery query, Consumer<List<Conversation>> whenDone) {
        open.conversations(query, whenDone);
    }

    @Override
    public void page(ClientId client, ConversationPlace from, int limit, Consumer<ConversationPage> whenDone) {
        open.page(client, from, limit, whenDone);
    }

    @Override
    public void unread(Consumer<UnreadCount> whenDone) {
        open.unread(whenDone);
    }

    @Override
    public void markRead(Map<ClientId, Long> upTo) {
        // To look at something is not to have read it; nobody is told that it was not.
        if (!roles.isLocked()) {
            open.markRead(upTo);
        }
    }

    @Override
    public void markUnread(Set<ClientId> clients) {
        if (!roles.refuses()) {
            open.markUnread(clients);
        }
    }

    @Override
    public Subscription watch(Consumer<Set<ClientId>> onChanged) {
        return open.watch(onChanged);
    }

    @Override
    public Subscription watchTrouble(Consumer<String> onTrouble) {
        return open.watchTrouble(onTrouble);
    }
}
