package io.pushdeck.console.people;

import io.pushdeck.console.bridge.HistoryBackend;
import io.pushdeck.console.bridge.Mirror;
import io.pushdeck.console.bridge.PeopleBackend;
import io.pushdeck.server.group.Group;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.GroupId;
import io.pushdeck.server.message.HistoryQuery;
import io.pushdeck.server.message.PushRecord;
import io.pushdeck.server.people.Moment;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/// Who was here at a time that has passed, who was in which group, and what was pushed around then. Of the times that a
/// moving slider passes only the one at which it is, when the last answer has come, is asked about. Confined to the
/// JavaFX thread.
final class PastModel {
    private static final int MOST_PUSHES = 500;
    private static final int PUSHES_AROUND = 6;

    private final PeopleBackend backend;
    private final HistoryBackend history;
    private final Mirror mirror;
    private final InstantSource clock;
    private final ObjectProperty<Range> range = new SimpleObjectProperty<>(Range.DAY);
    private final ReadOnlyObjectWrapper<Bounds> bounds;
    private final ReadOnlyObjectWrapper<Instant> at;
    private final ReadOnlyObjectWrapper<Moment> moment;
    private final ReadOnlyObjectWrapper<List<PushRecord>> pushes = new ReadOnlyObjectWrapper<>(List.of());
    private Map<ClientId, List<Group>> groupsThen = Map.of();
    private Optional<Instant> earliest = Optional.empty();
    private boolean asking;

    /// How far back.
    enum Range {
        DAY,
        WEEK,
        ALL;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// The ends of the slider.
    record Bounds(Instant from, Instant until) {
        Instant clamp(Instant time) {
            return time.isBefore(from) ? from : time.isAfter(until) ? until : time;
        }
    }

    /// Somebody then.
    record PastPerson(ClientId client, String name, boolean online, List<Group> groups) {}

    PastModel(PeopleBackend backend, HistoryBackend history, Mirror mirror, InstantSource clock) {
        this.backend = backend;
        this.history = history;
        this.mirror = mirror;
        this.clock = clock;
        Instant now = clock.instant();
        bounds = new ReadOnlyObjectWrapper<>(new Bounds(now.minus(Duration.ofDays(1)), now));
        at = new ReadOnlyObjectWrapper<>(now);
        moment = new ReadOnlyObjectWrapper<>(new Moment(now, Map.of(), List.of()));
        range.subscribe((before, after) -> measure());
    }

    ObjectProperty<Range> rangeProperty() {
        return range;
    }

    ReadOnlyObjectProperty<Bounds> boundsProperty() {
        return bounds.getReadOnlyProperty();
    }

    /// The time that is asked about.
    ReadOnlyObjectProperty<Instant> atProperty() {
        return at.getReadOnlyProperty();
    }

    /// The last answer.
    ReadOnlyObjectProperty<Moment> momentProperty() {
        return moment.getReadOnlyProperty();
    }

    /// All between the bounds, newest first.
    ReadOnlyObjectProperty<List<PushRecord>> pushesProperty() {
        return pushes.getReadOnlyProperty();
    }

    /// Begins an hour ago.
    void open() {
        at.set(clock.instant().minus(Duration.ofHours(1)));
        backend.earliest(found -> {
            earliest = found;
            measure();
        });
    }

    private void measure() {
        Instant now = clock.instant();
        Instant from = switch (range.get()) {
            case DAY -> now.minus(Duration.ofDays(1));
            case WEEK -> now.minus(Duration.ofDays(7));
            case ALL -> earliest.orElse(now.minus(Duration.ofDays(1)));
        };
        // A slider of no length has no times.
        Instant begin = from.isBefore(now.minusSeconds(60)) ? from : now.minusSeconds(60);
        bounds.set(new Bounds(begin, now));
        history.search(
                new HistoryQuery("", Optional.empty(), Optional.of(begin), Optional.of(now), 0, MOST_PUSHES),
                pushes::set);
        go(at.get());
    }

    /// To that time, or as near as the bounds let it.
    void go(Instant wanted) {
        Instant time = bounds.get().clamp(wanted);
        at.set(time);
        if (!asking) {
            ask(time);
        }
    }

    private void ask(Instant time) {
        asking = true;
        backend.at(time, found -> {
            asking = false;
            show(found);
            if (!found.at().equals(at.get())) {
                ask(at.get());
            }
        });
    }

    /// What kept the last question from being answered is over, or not: the next one is asked again.
    void giveUp() {
        asking = false;
    }

    private void show(Moment found) {
        Map<ClientId, List<Group>> of = new HashMap<>();
        found.groups()
                .forEach(past -> past.members()
                        .forEach(member -> of.computeIfAbsent(member, key -> new ArrayList<>())
                                .add(past.group())));
        groupsThen = of;
        moment.set(found);
    }

    /// Whether anything at all is on record from before.
    boolean isAnythingKnown() {
        return earliest.isPresent();
    }

    /// In order of their names: all who were here, or the members of a group, here or not.
    List<PastPerson> people(Optional<GroupId> group) {
        Moment then = moment.get();
        Stream<ClientId> wanted = group.isEmpty()
                ? then.online().keySet().stream()
                : then.groups().stream()
                        .filter(past -> past.group().id().equals(group.get()))
                        .flatMap(past -> past.members().stream());
        return wanted.map(client -> new PastPerson(
                        client,
                        then.online().getOrDefault(client, mirror.nameOf(client)),
                        then.online().containsKey(client),
                        groupsThen.getOrDefault(client, List.of())))
                .sorted(Comparator.comparing(PastPerson::name, String.CASE_INSENSITIVE_ORDER)
                        .thenComparing(PastPerson::client))
                .toList();
    }

    /// How many of these were here.
    int online(Set<ClientId> people) {
        return (int) people.stream().filter(moment.get().online()::containsKey).count();
    }

    /// The pushes nearest to that time, newest first.
    List<PushRecord> pushesAround() {
        Instant time = at.get();
        return pushes.get().stream()
                .sorted(Comparator.comparing(
                        push -> Duration.between(push.at(), time).abs()))
                .limit(PUSHES_AROUND)
                .sorted(Comparator.comparing(PushRecord::at).reversed())
                .toList();
    }
}
