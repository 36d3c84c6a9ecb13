package io.pushdeck.console.inbox;

import io.pushdeck.console.bridge.InboxBackend;
import io.pushdeck.console.bridge.Mirror;
import io.pushdeck.console.bridge.PagedRows;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.message.Conversation;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.util.Subscription;

/// The list of conversations, narrowed down. Confined to the JavaFX thread.
final class InboxModel {
    private final InboxBackend backend;
    private final Mirror mirror;
    private final PagedRows<Conversation, Conversation> list = new PagedRows<>(new Source());
    private final ObjectProperty<InboxFilter> filter = new SimpleObjectProperty<>(InboxFilter.EVERYTHING);
    private final Subscription subscription;

    InboxModel(InboxBackend backend, Mirror mirror) {
        this.backend = backend;
        this.mirror = mirror;
        this.subscription = Subscription.combine(
                filter.subscribe((before, now) -> list.restart()), backend.watch(changed -> list.refresh()));
    }

    /// Newest first.
    PagedRows<Conversation, Conversation> list() {
        return list;
    }

    ObjectProperty<InboxFilter> filterProperty() {
        return filter;
    }

    /// Who is there, or in which group, has changed.
    void peopleChanged() {
        if (filter.get().restsOnPeople()) {
            list.refresh();
        }
    }

    void close() {
        subscription.unsubscribe();
    }

    void markRead(Collection<Conversation> conversations) {
        Map<ClientId, Long> upTo = conversations.stream()
                .filter(each -> each.unread() > 0)
                .collect(Collectors.toMap(Conversation::client, Conversation::newest));
        if (!upTo.isEmpty()) {
            backend.markRead(upTo);
        }
    }

    void markUnread(Collection<Conversation> conversations) {
        Set<ClientId> clients = conversations.stream()
                .filter(each -> each.unread() == 0)
                .map(Conversation::client)
                .collect(Collectors.toSet());
        if (!clients.isEmpty()) {
            backend.markUnread(clients);
        }
    }

    private final class Source implements PagedRows.Source<Conversation, Conversation> {
        @Override
        public void ask(int skip, int limit, Consumer<List<Conversation>> whenFound) {
            backend.conversations(filter.get().query(mirror, skip, limit), whenFound);
        }

        @Override
        public Object key(Conversation found) {
            return found.client();
        }

        @Override
        public Comparator<Conversation> order() {
            return Comparator.comparing(Conversation::at).reversed();
        }

        @Override
        public Conversation content(Conversation row) {
            return row;
        }

        @Override
        public Conversation row(Conversation found, Optional<Conversation> known) {
            return found;
        }
    }
}
