package io.pushdeck.console.testing;

import io.pushdeck.console.bridge.PeopleBackend;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.people.Annotation;
import io.pushdeck.server.people.Ban;
import io.pushdeck.server.people.Moment;
import io.pushdeck.server.people.Person;
import io.pushdeck.server.people.Visit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// People that a test makes up. It answers before the call returns.
public final class FakePeople implements PeopleBackend {
    private final Map<ClientId, Person> people = new LinkedHashMap<>();
    private final Map<ClientId, List<Visit>> visits = new LinkedHashMap<>();
    private final Map<String, Ban> bans = new LinkedHashMap<>();
    private final List<Instant> asked = new ArrayList<>();
    private Function<Instant, Moment> past = at -> new Moment(at, Map.of(), List.of());
    private Optional<Instant> earliest = Optional.empty();
    private Optional<String> refusal = Optional.empty();

    public void know(Collection<Person> known) {
        known.forEach(person -> people.put(person.client(), person));
    }

    public void visited(ClientId client, List<Visit> when) {
        visits.put(client, List.copyOf(when));
    }

    /// What was, at any time since then.
    public void remember(Instant since, Function<Instant, Moment> remembered) {
        earliest = Optional.of(since);
        past = remembered;
    }

    /// From now on nothing is stored, for this reason.
    public void refuse(String why) {
        refusal = Optional.of(why);
    }

    /// The times that were asked about, in order.
    public List<Instant> asked() {
        return List.copyOf(asked);
    }

    public Annotation annotationOf(ClientId client) {
        Person person = people.get(client);
        return person == null ? Annotation.NONE : person.annotation();
    }

    @Override
    public void everybody(Consumer<List<Person>> whenKnown) {
        whenKnown.accept(List.copyOf(people.values()));
    }

    @Override
    public void visits(ClientId client, int limit, Consumer<List<Visit>> whenKnown) {
        whenKnown.accept(
                visits.getOrDefault(client, List.of()).stream().limit(limit).toList());
    }

    @Override
    public void earliest(Consumer<Optional<Instant>> whenKnown) {
        whenKnown.accept(earliest);
    }

    @Override
    public void at(Instant moment, Consumer<Moment> whenKnown) {
        asked.add(moment);
        whenKnown.accept(past.apply(moment));
    }

    @Override
    public void annotate(ClientId client, Annotation annotation, Consumer<Optional<String>> whenDone) {
        if (refusal.isEmpty()) {
            Person before =
                    people.getOrDefault(client, new Person(client, client.value(), Annotation.NONE, Optional.empty()));
            people.put(client, new Person(client, before.name(), annotation, before.lastSeen()));
        }
        whenDone.accept(refusal);
    }

    @Override
    public void ban(Ban ban, Consumer<Optional<String>> whenDone) {
        if (refusal.isEmpty()) {
            bans.put(ban.key(), ban);
        }
        whenDone.accept(refusal);
    }

    @Override
    public void lift(String key, Consumer<Optional<String>> whenDone) {
        if (refusal.isEmpty()) {
            bans.remove(key);
        }
        whenDone.accept(refusal);
    }

    @Override
    public List<Ban> bans() {
        return List.copyOf(bans.values());
    }

    @Override
    public long refused(String key) {
        return bans.containsKey(key) ? 3 : 0;
    }

    @Override
    public void onTrouble(Consumer<String> trouble) {
        // Everything can be read.
    }
}
