package io.pushdeck.console.inbox;

import io.pushdeck.console.bridge.HistoryBackend;
import io.pushdeck.console.bridge.InboxBackend;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.message.ConversationEntry;
import io.pushdeck.server.message.ConversationPage;
import io.pushdeck.server.message.ConversationPlace;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;

/// The conversation that is open: its newest page at first, earlier ones on demand, at most [#MOST] entries. While it
/// is
/// watched it is kept up to date, and what comes is read. Confined to the JavaFX thread.
final class ConversationModel {
    static final int PAGE = 50;
    static final int MOST = 1_000;

    private final InboxBackend backend;
    private final ZoneId zone = ZoneId.systemDefault();
    private final ReadOnlyObjectWrapper<Optional<ClientId>> client = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObservableList<Line> lines = FXCollections.observableArrayList();
    private final BooleanProperty watched = new SimpleBooleanProperty(false);
    private final ObjectProperty<ConversationPage> page = new SimpleObjectProperty<>(NOTHING);
    private final Map<ClientId, List<Line.Leaving>> leaving = new HashMap<>();
    private final Subscription subscription;
    private int limit = PAGE;
    private int lastLeaving;
    private long readUpTo;
    private boolean busy;
    private boolean outdated;
    // Answers about another conversation are not shown.
    private int generation;

    private static final ConversationPage NOTHING = new ConversationPage(List.of(), ConversationPlace.NEWEST, false);

    ConversationModel(InboxBackend backend, HistoryBackend history) {
        this.backend = backend;
        this.subscription = Subscription.combine(
                backend.watch(this::onChanged),
                history.watch(this::onPushes),
                watched.subscribe((before, now) -> refreshIfNeeded()),
                page.subscribe((before, now) -> show()));
    }

    /// Whose conversation is open.
    ReadOnlyObjectProperty<Optional<ClientId>> clientProperty() {
        return client.getReadOnlyProperty();
    }

    /// Oldest first; for reading only.
    ObservableList<Line> lines() {
        return lines;
    }

    /// Whether it is on the screen, so that what comes counts as read.
    BooleanProperty watchedProperty() {
        return watched;
    }

    void open(ClientId opened) {
        if (!client.get().equals(Optional.of(opened))) {
            become(Optional.of(opened));
        } else {
            // Asked for once more, it is read again.
            readUpTo = 0;
        }
        outdated = true;
        refreshIfNeeded();
    }

    void close() {
        become(Optional.empty());
    }

    void dispose() {
        subscription.unsubscribe();
    }

    private void become(Optional<ClientId> now) {
        generation++;
        busy = false;
        outdated = false;
        limit = PAGE;
        readUpTo = 0;
        client.set(now);
        page.set(NOTHING);
        show();
    }

    /// Asks again what got no answer.
    void retry() {
        busy = false;
        outdated = true;
        refreshIfNeeded();
    }

    /// Loads what was said before the first line.
    void loadEarlier() {
        if (page.get().more() && limit < MOST) {
            limit = Math.min(MOST, limit + PAGE);
            outdated = true;
            refreshIfNeeded();
        }
    }

    /// It stays unread until it is opened again, or more comes.
    void markUnread() {
        client.get().ifPresent(open -> backend.markUnread(Set.of(open)));
    }

    /// Shows an answer that is still to leave.
    ///
    /// @return its number
    int leave(ClientId to, String text) {
        lastLeaving++;
        leaving.computeIfAbsent(to, first -> new ArrayList<>())
                .add(new Line.Leaving(lastLeaving, text, Optional.empty()));
        show();
        return lastLeaving;
    }

    /// The answer became a push: it stays until the conversation has that.
    void left(ClientId to, int number, PushId push) {
        leaving.getOrDefault(to, new ArrayList<>())
                .replaceAll(each ->
                        each.number() == number ? new Line.Leaving(number, each.text(), Optional.of(push)) : each);
        outdated = true;
        refreshIfNeeded();
    }

    /// The answer will not leave.
    void stay(ClientId to, int number) {
        leaving.getOrDefault(to, new ArrayList<>()).removeIf(each -> each.number() == number);
        show();
    }

    private void onChanged(Set<ClientId> changed) {
        if (client.get().isPresent()
                && (changed.isEmpty() || changed.contains(client.get().get()))) {
            outdated = true;
            refreshIfNeeded();
        }
    }

    /// A push that is here got further, or there is one that may be for this client.
    private void onPushes(Set<PushId> changed) {
        if (client.get().isPresent()) {
            outdated = true;
            refreshIfNeeded();
        }
    }

    private void refreshIfNeeded() {
        if (!outdated || busy || !watched.get() || client.get().isEmpty()) {
            return;
        }
        outdated = false;
        ask(client.get().get(), found -> {
            page.set(found);
            markRead(client.get().get(), found);
        });
    }

    private void ask(ClientId about, Consumer<ConversationPage> whenFound) {
        busy = true;
        int asked = generation;
        backend.page(about, ConversationPlace.NEWEST, limit, found -> {
            if (asked == generation) {
                busy = false;
                whenFound.accept(found);
                refreshIfNeeded();
            }
        });
    }

    private void markRead(ClientId about, ConversationPage found) {
        long newest = found.entries().stream()
                .mapToLong(ConversationModel::numberOf)
                .max()
                .orElse(0);
        if (newest > readUpTo) {
            readUpTo = newest;
            backend.markRead(Map.of(about, newest));
        }
    }

    private static long numberOf(ConversationEntry entry) {
        return switch (entry) {
            case ConversationEntry.Wrote wrote -> wrote.number();
            case ConversationEntry.SentBytes bytes -> bytes.number();
            case ConversationEntry.Clicked clicked -> clicked.number();
            case ConversationEntry.Pushed ours -> 0;
        };
    }

    private void show() {
        List<Line> shown = new ArrayList<>();
        Set<PushId> pushes = new HashSet<>();
        if (page.get().more() && limit < MOST) {
            shown.add(new Line.Earlier());
        }
        LocalDate day = LocalDate.MIN;
        for (ConversationEntry entry : page.get().entries().reversed()) {
            LocalDate at = LocalDate.ofInstant(entry.at(), zone);
            if (!at.equals(day)) {
                shown.add(new Line.Day(at));
                day = at;
            }
            shown.add(new Line.Said(entry));
            if (entry instanceof ConversationEntry.Pushed pushed) {
                pushes.add(pushed.push().id());
            }
        }
        client.get().ifPresent(open -> {
            List<Line.Leaving> waiting = leaving.getOrDefault(open, new ArrayList<>());
            waiting.removeIf(each -> each.push().map(pushes::contains).orElse(false));
            shown.addAll(waiting);
        });
        if (!shown.equals(lines)) {
            lines.setAll(shown);
        }
    }
}
