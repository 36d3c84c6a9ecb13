package io.pushdeck.console.people;

import io.pushdeck.console.bridge.Mirror;
import io.pushdeck.console.bridge.PeopleBackend;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.people.Annotation;
import io.pushdeck.server.people.Ban;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/// Everyone who is known: what the disk says of them, and what the mirror says of those who are here. It looks at both
/// when it is told to, so a hundred thousand people and any number of changes cost one look a second. Confined to the
/// JavaFX thread.
final class PeopleModel {
    /// Whoever is here comes first.
    private static final Comparator<PersonRow> BY_PRESENCE =
            Comparator.comparing(PersonRow::isOnline).reversed();

    static final Comparator<PersonRow> BY_NAME =
            Comparator.comparing(PersonRow::name, String.CASE_INSENSITIVE_ORDER).thenComparing(PersonRow::client);

    private final Mirror mirror;
    private final PeopleBackend backend;
    private final InstantSource clock;
    private final Map<ClientId, PersonRow> everybody = new LinkedHashMap<>();
    private final Map<ClientId, Ban> bans = new HashMap<>();
    private final ObjectProperty<PeopleFilter> filter = new SimpleObjectProperty<>(PeopleFilter.NONE);
    private final ReadOnlyObjectWrapper<Instant> now;
    private final ReadOnlyObjectWrapper<List<PersonRow>> shown = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper();
    /// Everybody, in order.
    private List<PersonRow> sorted = List.of();
    private Comparator<PersonRow> order = BY_PRESENCE.thenComparing(BY_NAME);
    private long seenRevision = -1;

    PeopleModel(Mirror mirror, PeopleBackend backend, InstantSource clock) {
        this.mirror = mirror;
        this.backend = backend;
        this.clock = clock;
        this.now = new ReadOnlyObjectWrapper<>(clock.instant());
        filter.subscribe((before, after) -> narrow());
    }

    /// Filtered and sorted.
    ReadOnlyObjectProperty<List<PersonRow>> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    ObjectProperty<PeopleFilter> filterProperty() {
        return filter;
    }

    ReadOnlyObjectProperty<Instant> nowProperty() {
        return now.getReadOnlyProperty();
    }

    /// Counts up when anything of anybody may have changed.
    ReadOnlyLongProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }

    Instant now() {
        return now.get();
    }

    int count() {
        return everybody.size();
    }

    void search(String text) {
        filter.set(new PeopleFilter(text, filter.get().kind()));
    }

    void show(PeopleFilter.Kind kind) {
        filter.set(new PeopleFilter(filter.get().text(), kind));
    }

    /// @param wanted of rows; those it calls equal are in order of their names
    void sortBy(Optional<Comparator<PersonRow>> wanted) {
        order = wanted.orElse(BY_PRESENCE).thenComparing(BY_NAME);
        sort();
    }

    /// Asks the disk again.
    void load() {
        backend.everybody(known -> {
            everybody.keySet().removeIf(client -> !mirror.isOnline(client));
            known.forEach(person -> {
                PersonRow before = everybody.get(person.client());
                PersonRow read = PersonRow.of(person);
                everybody.put(
                        person.client(),
                        before == null
                                ? read
                                : new PersonRow(
                                        read.client(),
                                        before.name(),
                                        read.annotation(),
                                        before.tabs(),
                                        before.seen().or(read::seen)));
            });
            look();
        });
    }

    /// Once a second.
    void tick() {
        now.set(clock.instant());
        boolean bansChanged = readBans();
        if (bansChanged || seenRevision != mirror.revisionProperty().get()) {
            look();
        }
    }

    /// Brings everybody up to date with the mirror and the bans.
    void look() {
        readBans();
        seenRevision = mirror.revisionProperty().get();
        mirror.known().forEach(client -> everybody.putIfAbsent(client, PersonRow.of(client)));
        everybody.keySet().removeIf(client -> client.isGuest() && !mirror.isOnline(client));
        Instant at = now.get();
        everybody.replaceAll((client, row) -> {
            int tabs = mirror.countOf(client);
            String called = mirror.nameOf(client);
            // Of somebody of whom the mirror knows no name the disk may know one.
            return row.at(at, called.equals(client.value()) ? row.name() : called, tabs);
        });
        sort();
    }

    /// @return whether there are others now
    private boolean readBans() {
        Map<ClientId, Ban> read = new HashMap<>();
        backend.bans().forEach(ban -> ban.client().ifPresent(client -> read.put(client, ban)));
        if (read.equals(bans)) {
            return false;
        }
        bans.clear();
        bans.putAll(read);
        read.keySet().forEach(client -> everybody.putIfAbsent(client, PersonRow.of(client)));
        return true;
    }

    /// From the order of the last time: of a hundred thousand a few have another place, and that costs little.
    private void sort() {
        List<PersonRow> again = new ArrayList<>(everybody.size());
        Set<ClientId> before = new HashSet<>();
        for (PersonRow row : sorted) {
            PersonRow now = everybody.get(row.client());
            if (now != null) {
                again.add(now);
                before.add(row.client());
            }
        }
        if (again.size() < everybody.size()) {
            everybody.forEach((client, row) -> {
                if (!before.contains(client)) {
                    again.add(row);
                }
            });
        }
        again.sort(order);
        sorted = again;
        narrow();
    }

    private void narrow() {
        PeopleFilter wanted = filter.get();
        List<PersonRow> found = sorted.stream()
                .filter(row -> wanted.accepts(row, bans.containsKey(row.client())))
                .toList();
        shown.set(found);
        revision.set(revision.get() + 1);
    }

    Optional<PersonRow> find(ClientId client) {
        return Optional.ofNullable(everybody.get(client));
    }

    Optional<Ban> banOf(ClientId client) {
        return Optional.ofNullable(bans.get(client));
    }

    /// Those that count, newest first.
    List<Ban> bans() {
        return backend.bans().stream()
                .sorted(Comparator.comparing(Ban::since).reversed())
                .toList();
    }

    /// @param whenDone with nothing, or why it could not be stored
    void annotate(ClientId client, Annotation annotation, Consumer<Optional<String>> whenDone) {
        backend.annotate(client, annotation, trouble -> {
            if (trouble.isEmpty()) {
                everybody.put(
                        client,
                        everybody.getOrDefault(client, PersonRow.of(client)).with(annotation));
                sort();
            }
            whenDone.accept(trouble);
        });
    }
}
