package io.pushdeck.server.hub;

import io.pushdeck.server.group.Group;
import io.pushdeck.server.group.GroupBook;
import io.pushdeck.server.group.GroupEdit;
import io.pushdeck.server.group.GroupEditResult;
import io.pushdeck.server.group.Register;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.ClientName;
import io.pushdeck.server.identity.SessionId;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.message.CloseReason;
import io.pushdeck.server.message.Payload;
import io.pushdeck.server.message.Reach;
import io.pushdeck.server.session.Connection;
import io.pushdeck.server.session.IdentityTrust;
import io.pushdeck.server.session.Traffic;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Who is there, what they are called and in which groups they are. Every change is told as an event right after it
/// happened. Confined to the hub thread.
final class HubState {
    private final Roster roster = new Roster();
    private final GroupBook groups = new GroupBook();
    private final ClientNames names;
    private final Clock clock;
    private final Consumer<HubEvent> events;
    private IdentityTrust trust = IdentityTrust.LOOPBACK;
    private Audience lastAudience = Audience.NOBODY;
    /// Null once anything has changed that it rests on.
    private @Nullable Addressed lastAddressed;

    HubState(Register register, NameKeeper keeper, Clock clock, Consumer<HubEvent> events) {
        this.names = new ClientNames(register.names(), keeper);
        this.clock = clock;
        this.events = events;
        groups.reset(register.groups(), register.members());
    }

    HubSnapshot snapshot(long sequence) {
        List<SessionView> views = roster.all().stream().map(Roster.Entry::view).toList();
        return new HubSnapshot(sequence, views, groups.groups(), groups.members(), names.texts());
    }

    void trust(IdentityTrust newTrust) {
        trust = newTrust;
    }

    void opened(Connection connection) {
        switch (Identification.of(connection.id(), connection.handshake(), trust)) {
            case Identification.Known known -> admit(connection, known);
            case Identification.Refused refused -> connection.close(CloseReason.BAD_IDENTITY, refused.words());
        }
    }

    private void admit(Connection connection, Identification.Known who) {
        ClientId client = who.client();
        String before = currentName(client);
        ClientName known = names.find(client);
        boolean ownNameCounts = !who.name().isEmpty() && (known == null || !known.byOperator());
        String name = ownNameCounts ? who.name() : before;
        if (ownNameCounts && (known != null || groups.isMember(client))) {
            names.keep(client, name);
        }
        if (!name.equals(before) && (known != null || roster.isOnline(client))) {
            roster.of(client).forEach(entry -> entry.rename(name));
            changed(new HubEvent.ClientRenamed(client, name, clock.instant()));
        }
        SessionView view = new SessionView(
                connection.id(), client, name, connection.handshake(), clock.instant(), connection.traffic());
        roster.add(connection, view);
        changed(new HubEvent.SessionOpened(view, clock.instant()));
    }

    private String currentName(ClientId client) {
        ClientName known = names.find(client);
        if (known != null) {
            return known.text();
        }
        List<Roster.Entry> online = roster.of(client);
        return online.isEmpty() ? client.value() : online.getFirst().view().name();
    }

    void received(SessionId session, Payload payload) {
        Roster.Entry entry = roster.find(session);
        if (entry != null) {
            events.accept(new HubEvent.MessageReceived(entry.view(), payload, clock.instant()));
        }
    }

    void closed(SessionId session, CloseReason reason) {
        Roster.Entry entry = roster.remove(session);
        if (entry == null) {
            return;
        }
        entry.measure();
        changed(new HubEvent.SessionClosed(entry.view(), reason, clock.instant()));
        if (entry.view().client().isGuest()) {
            forgetGuest(entry.view().client());
        }
    }

    /// A guest ends with its connection, and so do its memberships.
    private void forgetGuest(ClientId guest) {
        names.forget(guest);
        for (Group group : groups.groupsOf(guest)) {
            edit(new GroupEdit.Leave(group.id(), Set.of(guest)));
        }
    }

    /// Applies an edit that is on disk.
    GroupEditResult.Applied edit(GroupEdit edit) {
        GroupEditResult.Applied applied = groups.effectOf(withoutGoneGuests(edit));
        GroupEdit effective = applied.effective();
        groups.apply(effective);
        Set<ClientId> joined = switch (effective) {
            case GroupEdit.Create create -> create.members();
            case GroupEdit.Join join -> join.members();
            case GroupEdit.Change change -> Set.of();
            case GroupEdit.Delete delete -> Set.of();
            case GroupEdit.Leave leave -> Set.of();
        };
        joined.forEach(client -> names.keep(client, currentName(client)));
        if (changesAnything(effective)) {
            changed(new HubEvent.GroupEdited(effective, clock.instant()));
        }
        return applied;
    }

    private static boolean changesAnything(GroupEdit effective) {
        return switch (effective) {
            case GroupEdit.Join join -> !join.members().isEmpty();
            case GroupEdit.Leave leave -> !leave.members().isEmpty();
            case GroupEdit.Create create -> true;
            case GroupEdit.Change change -> true;
            case GroupEdit.Delete delete -> true;
        };
    }

    private GroupEdit withoutGoneGuests(GroupEdit edit) {
        return switch (edit) {
            case GroupEdit.Create create ->
                new GroupEdit.Create(create.created(), withoutGoneGuests(create.members()), create.position());
            case GroupEdit.Join join -> new GroupEdit.Join(join.group(), withoutGoneGuests(join.members()));
            case GroupEdit.Change change -> change;
            case GroupEdit.Delete delete -> delete;
            case GroupEdit.Leave leave -> leave;
        };
    }

    private Set<ClientId> withoutGoneGuests(Set<ClientId> clients) {
        Set<ClientId> kept = new HashSet<>(clients);
        kept.removeIf(client -> client.isGuest() && !roster.isOnline(client));
        return kept;
    }

    /// Applies a name that the operator gave; one of a guest that is gone means nothing.
    void rename(ClientId client, ClientName name) {
        if (client.isGuest() && !roster.isOnline(client)) {
            return;
        }
        names.put(client, name);
        roster.of(client).forEach(entry -> entry.rename(name.text()));
        changed(new HubEvent.ClientRenamed(client, name.text(), clock.instant()));
    }

    void disconnect(Set<SessionId> sessions, int code, String reason) {
        for (SessionId session : sessions) {
            Roster.Entry entry = roster.find(session);
            if (entry != null) {
                entry.connection().close(code, reason);
            }
        }
    }

    void measure() {
        Map<SessionId, Traffic> changed = new HashMap<>();
        for (Roster.Entry entry : roster.all()) {
            if (entry.measure()) {
                changed.put(entry.view().id(), entry.view().traffic());
            }
        }
        if (!changed.isEmpty()) {
            events.accept(new HubEvent.SessionsMeasured(changed, clock.instant()));
        }
    }

    void troubled(String whatHappened) {
        events.accept(new HubEvent.Troubled(whatHappened, clock.instant()));
    }

    void pushed(PushReport report) {
        events.accept(new HubEvent.Pushed(report, clock.instant()));
    }

    GroupBook groups() {
        return groups;
    }

    /// Whom an audience means now; of those who are away only the ones that are known. Asked again for the same
    /// audience, while nothing has changed, it gives the same object: pushes in quick succession cost one look.
    Addressed address(Audience audience) {
        Addressed known = lastAddressed;
        if (known == null || !audience.equals(lastAudience)) {
            Set<ClientId> people = groups.resolve(audience, roster.clients());
            people.removeIf(client -> !roster.isOnline(client) && !names.isKnown(client) && !groups.isMember(client));
            int online = (int) people.stream().filter(roster::isOnline).count();
            known = new Addressed(new Reach(online, people.size() - online), roster.connectionsOf(people));
            lastAudience = audience;
            lastAddressed = known;
        }
        return known;
    }

    /// Tells that somebody came, left, joined or got a name.
    private void changed(HubEvent event) {
        lastAddressed = null;
        events.accept(event);
    }
}
