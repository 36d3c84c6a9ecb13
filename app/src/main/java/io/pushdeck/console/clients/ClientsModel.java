package io.pushdeck.console.clients;

import io.pushdeck.console.bridge.ClientRow;
import io.pushdeck.console.bridge.Mirror;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.GroupId;
import io.pushdeck.server.identity.SessionId;
import io.pushdeck.server.session.BrowserName;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;
import org.jspecify.annotations.Nullable;

/// What the clients page shows: everyone, narrowed down and sorted. Nothing here watches single rows, so 10,000 of
/// them may change at once: who depends on what changes calls [#refilter] and [#sortBy] now and then. Confined to
/// the JavaFX thread.
final class ClientsModel {
    private static final int AGENTS_AT_MOST = 5_000;

    private final Map<String, String> browserOfAgent = new HashMap<>();
    private final Mirror mirror;
    private final InstantSource clock;
    private final FilteredList<ClientRow> found;
    private final SortedList<ClientRow> shown;
    private final ObjectProperty<ClientFilter> filter = new SimpleObjectProperty<>(ClientFilter.NONE);
    private final ReadOnlyObjectWrapper<Instant> now;

    ClientsModel(Mirror mirror, InstantSource clock) {
        this.mirror = mirror;
        this.clock = clock;
        this.found = new FilteredList<>(mirror.clients());
        this.shown = new SortedList<>(found);
        this.now = new ReadOnlyObjectWrapper<>(clock.instant());
        filter.subscribe((before, after) -> refilter());
    }

    /// Filtered and sorted; for reading only.
    SortedList<ClientRow> shown() {
        return shown;
    }

    ObjectProperty<ClientFilter> filterProperty() {
        return filter;
    }

    /// The time that relative times and states are told by; moved on by [#tick].
    ReadOnlyObjectProperty<Instant> nowProperty() {
        return now.getReadOnlyProperty();
    }

    /// The time of the last tick.
    Instant now() {
        return now.get();
    }

    void tick() {
        now.set(clock.instant());
        if (filter.get().state().isPresent()) {
            refilter();
        }
    }

    void search(String text) {
        filter.set(new ClientFilter(text, filter.get().group(), filter.get().state()));
    }

    void showGroup(Optional<GroupId> group) {
        filter.set(new ClientFilter(filter.get().text(), group, filter.get().state()));
    }

    void showState(Optional<ClientState> state) {
        filter.set(new ClientFilter(filter.get().text(), filter.get().group(), state));
    }

    /// Looks again at names, groups and states, which the list does not watch.
    void refilter() {
        ClientFilter wanted = filter.get();
        found.setPredicate(wanted.isNone() ? null : wanted.rows(this::stateOf, this::browserOf));
    }

    /// Sorts, or sorts again because what is sorted by has changed.
    ///
    /// @param order null for the order of connecting
    void sortBy(@Nullable Comparator<ClientRow> order) {
        // A new comparator each time: the list does nothing for the same one.
        shown.setComparator(order == null ? null : (a, b) -> order.compare(a, b));
    }

    ClientState stateOf(ClientRow row) {
        return ClientState.of(row.trafficProperty().get().lastSeen(), row.isSlow(), now.get());
    }

    /// As [BrowserName] says; remembered, since sorting and searching ask it of every row.
    String browserOf(ClientRow row) {
        if (browserOfAgent.size() > AGENTS_AT_MOST) {
            browserOfAgent.clear();
        }
        return browserOfAgent.computeIfAbsent(row.handshake().userAgent(), BrowserName::of);
    }

    /// With somebody behind them.
    int online() {
        return mirror.connectionsProperty().get();
    }

    int simulated() {
        return mirror.simulatedProperty().get();
    }

    /// Of both kinds.
    int all() {
        return mirror.clients().size();
    }

    static Set<ClientId> clientsOf(Collection<ClientRow> rows) {
        return rows.stream().map(ClientRow::client).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    static Set<SessionId> sessionsOf(Collection<ClientRow> rows) {
        return rows.stream().map(ClientRow::session).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
