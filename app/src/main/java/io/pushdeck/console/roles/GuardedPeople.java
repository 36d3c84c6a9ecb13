package io.pushdeck.console.roles;

import io.pushdeck.console.bridge.PeopleBackend;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.people.Annotation;
import io.pushdeck.server.people.Ban;
import io.pushdeck.server.people.Moment;
import io.pushdeck.server.people.Person;
import io.pushdeck.server.people.Visit;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// People over time: viewers write nothing of them, and ban nobody.
public final class GuardedPeople implements PeopleBackend {
    private final PeopleBackend open;
    private final Roles roles;

    public GuardedPeople(PeopleBackend open, Roles roles) {
        this.open = open;
        this.roles = roles;
    }

    @Override
    public void everybody(Consumer<List<Person>> whenKnown) {
        open.everybody(whenKnown);
    }

    @Override
    public void visits(ClientId client, int limit, Consumer<List<Visit>> whenKnown) {
        open.visits(client, limit, whenKnown);
    }

    @Override
    public void earliest(Consumer<Optional<Instant>> whenKnown) {
        open.earliest(whenKnown);
    }

    @Override
    public void at(Instant moment, Consumer<Moment> whenKnown) {
        open.at(moment, whenKnown);
    }

    @Override
    public void annotate(ClientId client, Annotation annotation, Consumer<Optional<String>> whenDone) {
        if (roles.isLocked()) {
            whenDone.accept(Optional.of(roles.refusal()));
        } else {
            open.annotate(client, annotation, whenDone);
        }
    }

    @Override
    public void ban(Ban ban, Consumer<Optional<String>> whenDone) {
        if (roles.isLocked()) {
            whenDone.accept(Optional.of(roles.refusal()));
        } else {
            open.ban(ban, whenDone);
        }
    }

    @Override
    public void lift(String key, Consumer<Optional<String>> whenDone) {
        if (roles.isLocked()) {
            whenDone.accept(Optional.of(roles.refusal()));
        } else {
            open.lift(key, whenDone);
        }
    }

    @Override
    public List<Ban> bans() {
        return open.bans();
    }

    @Override
    public long refused(String key) {
        return open.refused(key);
    }

    @Override
    public void onTrouble(Consumer<String> trouble) {
        open.onTrouble(trouble);
    }
}
