package io.pushdeck.console.inbox;

import io.pushdeck.console.bridge.InboxBackend;
import io.pushdeck.console.bridge.Mirror;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.message.Conversation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;

/// The list of conversations: one page of it at first, more on demand, kept up to date while it is watched. At most one
/// question is under way; what changes meanwhile is asked about afterwards.
/// Confined to the JavaFX thread.
final class InboxModel {
    /// How many are loaded at a time.
    static final int PAGE = 100;
    /// More than this are not asked for again at a change; those further down stay as they were.
    private static final int WINDOW = 500;

    private final InboxBackend backend;
    private final Mirror mirror;
    private final ObservableList<Conversation> rows = FXCollections.observableArrayList();
    private final ObjectProperty<InboxFilter> filter = new SimpleObjectProperty<>(InboxFilter.EVERYTHING);
    private final BooleanProperty watched = new SimpleBooleanProperty(false);
    private final ReadOnlyBooleanWrapper answered = new ReadOnlyBooleanWrapper(false);
    private final Subscription subscription;
    private boolean more;
    private boolean busy;
    private boolean outdated = true;
    // Answers to an older search are not shown.
    private int generation;

    InboxModel(InboxBackend backend, Mirror mirror) {
        this.backend = backend;
        this.mirror = mirror;
        this.subscription = Subscription.combine(
                filter.subscribe((before, now) -> restart()),
                watched.subscribe((before, now) -> refreshIfNeeded()),
                backend.watch(changed -> refresh()));
    }

    /// Newest first; for reading only.
    ObservableList<Conversation> rows() {
        return rows;
    }

    ObjectProperty<InboxFilter> filterProperty() {
        return filter;
    }

    /// Whether somebody looks; of conversations nothing is asked while nobody does.
    BooleanProperty watchedProperty() {
        return watched;
    }

    /// Whether the first answer to the search has come.
    ReadOnlyBooleanProperty answeredProperty() {
        return answered.getReadOnlyProperty();
    }

    /// Asks again what got no answer.
    void retry() {
        busy = false;
        refresh();
    }

    /// Who is there, or in which group, has changed.
    void peopleChanged() {
        if (filter.get().restsOnPeople()) {
            outdated = true;
            refreshIfNeeded();
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

    /// Loads what follows the last row, if there is more.
    void loadMore() {
        if (!more || busy) {
            return;
        }
        ask(rows.size(), PAGE, found -> {
            Set<ClientId> known = rows.stream().map(Conversation::client).collect(Collectors.toSet());
            more = found.size() == PAGE;
            rows.addAll(found.stream()
                    .filter(each -> !known.contains(each.client()))
                    .toList());
        });
    }

    private void restart() {
        generation++;
        busy = false;
        more = false;
        outdated = true;
        answered.set(false);
        refreshIfNeeded();
    }

    private void refresh() {
        outdated = true;
        refreshIfNeeded();
    }

    private void refreshIfNeeded() {
        if (!outdated || busy || !watched.get()) {
            return;
        }
        outdated = false;
        int limit = answered.get() ? Math.clamp(rows.size(), PAGE, WINDOW) : PAGE;
        boolean first = !answered.get();
        ask(0, limit, found -> merge(found, limit, first));
    }

    private void ask(int skip, int limit, Consumer<List<Conversation>> whenFound) {
        busy = true;
        int asked = generation;
        backend.conversations(filter.get().query(mirror, skip, limit), found -> {
            if (asked == generation) {
                busy = false;
                whenFound.accept(found);
                answered.set(true);
                refreshIfNeeded();
            }
        });
    }

    private void merge(List<Conversation> found, int limit, boolean first) {
        List<Conversation> merged = new ArrayList<>(found);
        if (found.size() < limit) {
            more = false;
        } else if (first) {
            more = true;
        } else {
            Set<ClientId> known = found.stream().map(Conversation::client).collect(Collectors.toSet());
            rows.stream()
                    .skip(limit)
                    .filter(row -> !known.contains(row.client()))
                    .forEach(merged::add);
            more |= rows.size() < limit;
        }
        if (!merged.equals(rows)) {
            rows.setAll(merged);
        }
    }
}
