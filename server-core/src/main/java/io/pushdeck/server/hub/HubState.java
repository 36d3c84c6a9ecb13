package io.pushdeck.server.hub;

import io.pushdeck.server.group.Group;
import io.pushdeck.server.group.GroupBook;
import io.pushdeck.server.group.GroupEdit;
import io.pushdeck.server.group.GroupEditResult;
import io.pushdeck.server.group.Register;
import io.pushdeck.server.group.Rule;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.ClientName;
import io.pushdeck.server.identity.SessionId;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.message.CloseReason;
import io.pushdeck.server.message.FrozenAudience;
import io.pushdeck.server.message.Payload;
import io.pushdeck.server.message.PushRecord;
import io.pushdeck.server.protocol.ServerFrame;
import io.pushdeck.server.session.Connection;
import io.pushdeck.server.session.Traffic;
import java.net.InetAddress;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Who is there, what they are called and in which groups they are. Every change is told as an event right after it
/// happened. Confined to the hub thread.
final class HubState {
    private final Roster roster;
    private final GroupBook groups = new GroupBook();
    private final ClientNames names;
    private final Sightings sightings;
    private final SmartGroups smart;
    private final Outlet outlet;
    private final Clock clock;
    private final Consumer<HubEvent> events;
    private Audience lastAudience = Audience.NOBODY;
    /// Null once anything has changed that it rests on.
    private @Nullable Addressed lastAddressed;

    HubState(Register register, HubPorts ports, Roster roster, Outlet outlet, Clock clock, Consumer<HubEvent> events) {
        this.names = new ClientNames(register.names(), ports.names());
        this.sightings = new Sightings(register.seen(), ports.log());
        this.roster = roster;
        this.outlet = outlet;
        this.clock = clock;
        this.events = events;
        groups.reset(register.groups(), register.members());
        smart = new SmartGroups(groups, roster, sightings, names, clock, this::matched);
        List.copyOf(groups.rules().keySet()).forEach(smart::look);
    }

    /// Starts over with what the disk has now.
    void reset(Register register) {
        groups.groups().forEach(group -> edit(new GroupEdit.Delete(group.id())));
        names.reset(register.names());
        sightings.reset(register.seen());
        for (Group group : register.groups()) {
            edit(new GroupEdit.Create(group, register.members().getOrDefault(group.id(), Set.of())));
        }
        register.names()
                .forEach((client, name) -> changed(new HubEvent.ClientRenamed(client, name.text(), clock.instant())));
    }

    HubSnapshot snapshot(long sequence) {
        List<SessionView> views = roster.all().stream().map(Roster.Entry::view).toList();
        Map<ClientId, String> known = smart.namesOfAway();
        known.putAll(names.texts());
        return new HubSnapshot(sequence, views, groups.groups(), groups.members(), known);
    }

    /// From now on the connection is one of that client.
    ///
    /// @param page     may be empty
    /// @param language may be empty
    Roster.Entry admit(Connection connection, Identification.Known who, String page, String language) {
        ClientId client = who.client();
        String before = currentName(client);
        ClientName known = names.find(client);
        boolean ownNameCounts = !who.name().isEmpty() && (known == null || !known.byOperator());
        String name = ownNameCounts ? who.name() : before;
        if (ownNameCounts && (known != null || groups.isListed(client))) {
            names.keep(client, name);
        }
        if (!name.equals(before) && (known != null || roster.isOnline(client))) {
            roster.of(client).forEach(entry -> entry.rename(name));
            changed(new HubEvent.ClientRenamed(client, name, clock.instant()));
        }
        SessionView view = new SessionView(
                connection.id(),
                client,
                name,
                page,
                language,
                connection.handshake(),
                clock.instant(),
                connection.traffic(),
                who.proof());
        Roster.Entry entry = roster.add(connection, view, who.believed());
        sightings.note(client, name, clock.instant());
        if (client.isSimulated()) {
            sightings.cast(client);
        }
        changed(new HubEvent.SessionOpened(view, clock.instant()));
        smart.look(client);
        return entry;
    }

    private String currentName(ClientId client) {
        ClientName known = names.find(client);
        if (known != null) {
            return known.text();
        }
        List<Roster.Entry> online = roster.of(client);
        return online.isEmpty() ? client.value() : online.getFirst().view().name();
    }

    void received(Roster.Entry from, Payload payload) {
        events.accept(new HubEvent.MessageReceived(from.view(), payload, clock.instant()));
    }

    void closed(SessionId session, CloseReason reason) {
        Roster.Entry entry = roster.remove(session);
        if (entry == null) {
            return;
        }
        entry.measure();
        sightings.note(entry.view().client(), entry.view().name(), clock.instant());
        changed(new HubEvent.SessionClosed(entry.view(), reason, clock.instant()));
        smart.look(entry.view().client());
        if (entry.view().client().isGuest()) {
            forgetGuest(entry.view().client());
        }
    }

    /// The rehearsal is over: nobody who was simulated is known any more.
    void forgetSimulated() {
        sightings.simulated().forEach(names::forget);
        sightings.forgetSimulated();
        lastAddressed = null;
    }

    /// A guest ends with its connection, and so do its memberships.
    private void forgetGuest(ClientId guest) {
        names.forget(guest);
        for (Group group : groups.groupsOf(guest)) {
            edit(new GroupEdit.Leave(group.id(), Set.of(guest)));
        }
    }

    /// Applies an edit that is on disk. Several changes are told one by one.
    GroupEditResult.Applied edit(GroupEdit edit) {
        return switch (edit) {
            case GroupEdit.OfGroup one -> {
                GroupBook.Effect effect = editOne(one);
                yield new GroupEditResult.Applied(effect.effective(), effect.undo());
            }
            case GroupEdit.Together several -> {
                List<GroupEdit.OfGroup> effective = new ArrayList<>();
                List<GroupEdit.OfGroup> undo = new ArrayList<>();
                for (GroupEdit.OfGroup one : several.edits()) {
                    GroupBook.Effect effect = editOne(one);
                    effective.add(effect.effective());
                    undo.addFirst(effect.undo());
                }
                yield new GroupEditResult.Applied(new GroupEdit.Together(effective), new GroupEdit.Together(undo));
            }
        };
    }

    private GroupBook.Effect editOne(GroupEdit.OfGroup edit) {
        GroupBook.Effect applied = groups.effectOf(withoutGoneGuests(edit));
        GroupEdit.OfGroup effective = applied.effective();
        smart.beforeEdit(effective);
        Set<ClientId> before = groups.membersOf(effective.group());
        groups.apply(effective);
        effective.joining().forEach(client -> names.keep(client, currentName(client)));
        if (changesAnything(effective)) {
            changed(new HubEvent.GroupEdited(effective, clock.instant()));
            tellGroups(
                    switch (effective) {
                        case GroupEdit.Create create -> create.members();
                        case GroupEdit.Join join -> join.members();
                        case GroupEdit.Leave leave -> leave.members();
                        case GroupEdit.Change change -> before;
                        // The order is for the operator's eyes; clients are in the same groups as before.
                        case GroupEdit.Move move -> Set.of();
                        case GroupEdit.Delete delete -> before;
                    });
        }
        smart.afterEdit(effective);
        return applied;
    }

    private void matched(HubEvent.RuleMatched match) {
        changed(match);
        Set<ClientId> concerned = new HashSet<>(match.joined());
        concerned.addAll(match.left());
        tellGroups(concerned);
    }

    /// Whom a rule would mean now.
    RulePreview preview(Rule rule) {
        return smart.preview(rule);
    }

    /// Tells clients which groups they are in now; those who are in the same ones share a frame.
    private void tellGroups(Set<ClientId> clients) {
        Map<List<String>, List<Connection>> byGroups = new LinkedHashMap<>();
        for (Roster.Entry entry : roster.of(clients)) {
            if (entry.isWelcome()) {
                byGroups.computeIfAbsent(groupNames(entry.view().client()), names -> new ArrayList<>())
                        .add(entry.connection());
            }
        }
        byGroups.forEach((names, connections) -> outlet.send(new ServerFrame.Groups(names), connections));
    }

    /// In the order of the groups.
    List<String> groupNames(ClientId client) {
        return groups.groupsOf(client).stream().map(Group::name).toList();
    }

    private static boolean changesAnything(GroupEdit.OfGroup effective) {
        return switch (effective) {
            case GroupEdit.Join join -> !join.members().isEmpty();
            case GroupEdit.Leave leave -> !leave.members().isEmpty();
            case GroupEdit.Create create -> true;
            case GroupEdit.Change change -> true;
            case GroupEdit.Move move -> true;
            case GroupEdit.Delete delete -> true;
        };
    }

    private GroupEdit.OfGroup withoutGoneGuests(GroupEdit.OfGroup edit) {
        return switch (edit) {
            case GroupEdit.Create create ->
                new GroupEdit.Create(create.created(), withoutGoneGuests(create.members()), create.position());
            case GroupEdit.Join join -> new GroupEdit.Join(join.group(), withoutGoneGuests(join.members()));
            case GroupEdit.Change change -> change;
            case GroupEdit.Move move -> move;
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
        smart.look(client);
    }

    void disconnect(Set<SessionId> sessions, int code, String reason) {
        for (SessionId session : sessions) {
            Roster.Entry entry = roster.find(session);
            if (entry != null && entry.isWelcome()) {
                outlet.part(entry.connection(), new ServerFrame.Bye(OptionalInt.empty(), reason), code);
            } else if (entry != null) {
                entry.connection().close(code, reason);
            }
        }
    }

    /// Says goodbye to all that take frames; their connections are closed by the transport.
    ///
    /// @param whenSaid on the fan-out thread
    void farewell(ServerFrame.Bye bye, Runnable whenSaid) {
        List<Connection> all = roster.all().stream()
                .filter(Roster.Entry::isWelcome)
                .map(Roster.Entry::connection)
                .toList();
        outlet.send(bye, all, done -> whenSaid.run());
    }

    void measure() {
        sightings.keep();
        smart.expire();
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

    void tokensRefused(InetAddress from, String words, int count) {
        events.accept(new HubEvent.TokensRefused(from, words, count, clock.instant()));
    }

    void pushed(PushReport report) {
        events.accept(new HubEvent.Pushed(report, clock.instant()));
    }

    void tell(HubEvent event) {
        events.accept(event);
    }

    /// A person pressed a button.
    void acted(ClientId client, PushRecord push, String action) {
        events.accept(new HubEvent.Acted(push, client, currentName(client), action, clock.instant()));
    }

    GroupBook groups() {
        return groups;
    }

    /// Whom an audience means now, for good. Those who came lately are on their way to the disk before the push that is
    /// for them: after a crash they are still known.
    FrozenAudience freeze(Audience audience) {
        sightings.keep();
        return address(audience).audience();
    }

    /// Whom an audience means now; of those who are away only the ones that are known. Asked again for the same
    /// audience, while nothing has changed, it gives the same object: pushes in quick succession cost one look.
    Addressed address(Audience audience) {
        smart.expire();
        Addressed known = lastAddressed;
        if (known == null || !audience.equals(lastAudience)) {
            known = resolve(audience);
            lastAudience = audience;
            lastAddressed = known;
        }
        return known;
    }

    private Addressed resolve(Audience audience) {
        Set<ClientId> people = groups.resolve(audience, candidates(audience));
        people.removeIf(client -> !roster.isOnline(client) && !isKnown(client));
        List<Roster.Entry> entries = roster.of(people);
        List<ClientId> online =
                entries.stream().map(entry -> entry.view().client()).distinct().toList();
        List<ClientId> offline = people.stream()
                .filter(client -> !roster.isOnline(client))
                .sorted()
                .toList();
        return new Addressed(
                new FrozenAudience(audience, online, offline),
                entries.stream()
                        .filter(entry -> entry.view().isPlain())
                        .map(Roster.Entry::connection)
                        .toList(),
                entries.stream()
                        .filter(entry -> !entry.view().isPlain())
                        .map(Roster.Entry::connection)
                        .toList());
    }

    private Set<ClientId> candidates(Audience audience) {
        if (audience.rehearsal()) {
            return sightings.simulated();
        }
        return audience.away() ? everybody() : roster.clients();
    }

    private boolean isKnown(ClientId client) {
        return names.isKnown(client) || groups.isListed(client) || sightings.includes(client);
    }

    private Set<ClientId> everybody() {
        Set<ClientId> all = new HashSet<>(roster.clients());
        all.addAll(names.texts().keySet());
        groups.members().values().forEach(all::addAll);
        all.addAll(sightings.everybody());
        return all;
    }

    /// Tells that somebody came, left, joined or got a name.
    private void changed(HubEvent event) {
        lastAddressed = null;
        events.accept(event);
    }
}
