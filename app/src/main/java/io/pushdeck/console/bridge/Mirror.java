package io.pushdeck.console.bridge;

import io.pushdeck.server.group.Group;
import io.pushdeck.server.group.GroupBook;
import io.pushdeck.server.group.GroupEdit;
import io.pushdeck.server.hub.HubEvent;
import io.pushdeck.server.hub.HubSnapshot;
import io.pushdeck.server.hub.SessionView;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.GroupId;
import io.pushdeck.server.identity.SessionId;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.message.Reach;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;

/// The server's live state as the console shows it. Filled from one snapshot and batches of events, once a pulse, so
/// a list changes at most twice a batch however many clients came and went. Confined to the JavaFX thread.
public final class Mirror {
    private final ObservableList<ClientRow> clients = FXCollections.observableArrayList();
    private final ObservableList<GroupRow> groups = FXCollections.observableArrayList();
    private final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper();
    private final ReadOnlyIntegerWrapper slow = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper connections = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper simulated = new ReadOnlyIntegerWrapper();
    private final List<Consumer<List<HubEvent>>> watchers = new ArrayList<>();

    private final Map<SessionId, ClientRow> rowOfSession = new LinkedHashMap<>();
    private final Map<ClientId, Set<ClientRow>> rowsOfClient = new HashMap<>();
    private final Map<ClientId, String> names = new HashMap<>();
    private final GroupBook book = new GroupBook();
    private int simulatedNow;
    private int slowNow;

    /// In order of connecting; for reading only.
    public ObservableList<ClientRow> clients() {
        return clients;
    }

    /// In the order that the operator gave them; for reading only.
    public ObservableList<GroupRow> groups() {
        return groups;
    }

    /// Counts up whenever connections, names or memberships changed: what depends on [#reach] watches it.
    public ReadOnlyLongProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }

    /// How many connections read too slowly, as the server judged when it last measured.
    public ReadOnlyIntegerProperty slowProperty() {
        return slow.getReadOnlyProperty();
    }

    /// How many connections there are with somebody behind them.
    public ReadOnlyIntegerProperty connectionsProperty() {
        return connections.getReadOnlyProperty();
    }

    /// How many connections are those of simulated clients.
    public ReadOnlyIntegerProperty simulatedProperty() {
        return simulated.getReadOnlyProperty();
    }

    /// Whom an audience means right now.
    public Reach reach(Audience audience) {
        if (audience.equals(Audience.EVERYONE) && simulated.get() == 0) {
            // Asked with every change of anybody: no list of them all for a number.
            return new Reach(rowsOfClient.size(), 0);
        }
        return count(book.resolve(audience, rowsOfClient.keySet()));
    }

    /// The people an audience means right now, each once.
    public Set<ClientId> people(Audience audience) {
        return book.resolve(audience, rowsOfClient.keySet());
    }

    /// Connected or not.
    public Set<ClientId> membersOf(GroupId group) {
        return book.membersOf(group);
    }

    /// Whether nobody can be put into it or taken out.
    public boolean isSmart(GroupId group) {
        Group known = book.find(group);
        return known != null && known.isSmart();
    }

    public List<Group> groupsOf(ClientId client) {
        return book.groupsOf(client);
    }

    public boolean isOnline(ClientId client) {
        return rowsOfClient.containsKey(client);
    }

    /// The connections of a client, in order of connecting; empty for one that is away.
    public List<ClientRow> connectionsOf(ClientId client) {
        return rowsOfClient.getOrDefault(client, Set.of()).stream()
                .sorted(Comparator.comparing(ClientRow::session))
                .toList();
    }

    /// How many connections a client has.
    public int countOf(ClientId client) {
        return rowsOfClient.getOrDefault(client, Set.of()).size();
    }

    /// What to call a client, connected or not; its id if it has no name.
    public String nameOf(ClientId client) {
        return names.getOrDefault(client, client.value());
    }

    /// Everyone who has a name or is connected, but for those who are simulated.
    public Set<ClientId> known() {
        Set<ClientId> known = new HashSet<>(names.keySet());
        known.addAll(rowsOfClient.keySet());
        known.removeIf(ClientId::isSimulated);
        return known;
    }

    /// Follows the events of each batch, in order, after the lists have been brought up to date.
    public Subscription watch(Consumer<List<HubEvent>> watcher) {
        watchers.add(watcher);
        return () -> watchers.remove(watcher);
    }

    /// Starts over from a snapshot.
    public void reset(HubSnapshot snapshot) {
        names.clear();
        names.putAll(snapshot.names());
        book.reset(snapshot.groups(), snapshot.members());
        rowOfSession.clear();
        rowsOfClient.clear();
        simulatedNow = 0;
        slowNow = 0;
        snapshot.sessions().forEach(this::add);
        clients.setAll(rowOfSession.values());
        groups.setAll(snapshot.groups().stream().map(GroupRow::new).toList());
        recount();
        slow.set(slowNow);
        countConnections();
        revision.set(revision.get() + 1);
    }

    /// Brings everything up to date with one batch of events.
    public void apply(List<HubEvent> batch) {
        Batch changes = new Batch();
        batch.forEach(event -> apply(event, changes));
        // One bulk change of each kind: sorted and filtered views pay per change, not per row.
        changes.opened.removeIf(row -> !rowOfSession.containsKey(row.session()));
        if (!changes.closed.isEmpty()) {
            clients.removeAll(changes.closed);
        }
        if (!changes.opened.isEmpty()) {
            clients.addAll(changes.opened);
        }
        changes.regrouped.forEach(this::regroup);
        if (changes.groupsEdited) {
            recount();
        } else {
            shift(changes.cameOnline, changes.matched);
        }
        slow.set(slowNow);
        if (changes.audienceChanged) {
            countConnections();
            revision.set(revision.get() + 1);
        }
        List.copyOf(watchers).forEach(watcher -> watcher.accept(batch));
    }

    private static final class Batch {
        final List<ClientRow> opened = new ArrayList<>();
        final Set<ClientRow> closed = new HashSet<>();
        final Set<ClientId> regrouped = new HashSet<>();
        /// Of each group, less those who went; means nothing once a group was edited.
        final Map<GroupId, Integer> cameOnline = new HashMap<>();
        /// How many more members each smart group has, wherever they are; as above.
        final Map<GroupId, Integer> matched = new HashMap<>();
        boolean groupsEdited;
        boolean audienceChanged;
    }

    private void apply(HubEvent event, Batch changes) {
        switch (event) {
            case HubEvent.SessionOpened opened -> {
                if (!isOnline(opened.session().client())) {
                    countIn(opened.session().client(), 1, changes);
                }
                changes.opened.add(add(opened.session()));
                changes.audienceChanged = true;
            }
            case HubEvent.SessionClosed closed -> {
                remove(closed.session(), changes);
                changes.audienceChanged = true;
            }
            case HubEvent.SessionsMeasured measured -> {
                measured.traffic().forEach((session, traffic) -> {
                    ClientRow row = rowOfSession.get(session);
                    if (row != null) {
                        slowNow -= row.isSlow() ? 1 : 0;
                        row.measure(traffic);
                        slowNow += row.isSlow() ? 1 : 0;
                    }
                });
            }
            case HubEvent.ClientRenamed renamed -> {
                names.put(renamed.client(), renamed.name());
                rowsOfClient.getOrDefault(renamed.client(), Set.of()).forEach(row -> row.rename(renamed.name()));
                changes.audienceChanged = true;
            }
            case HubEvent.GroupEdited edited -> {
                applyEdit(edited.edit(), changes);
                changes.groupsEdited = true;
                changes.audienceChanged = true;
            }
            case HubEvent.RuleMatched match -> {
                names.putAll(match.names());
                book.match(match.group(), match.joined(), match.left());
                countMatched(match.group(), match.joined(), 1, changes);
                countMatched(match.group(), match.left(), -1, changes);
                changes.audienceChanged = true;
            }
            case HubEvent.MessageReceived ignored -> {}
            case HubEvent.Pushed ignored -> {}
            case HubEvent.PushAccepted ignored -> {}
            case HubEvent.PushHandedOut ignored -> {}
            case HubEvent.PushUpdated ignored -> {}
            case HubEvent.PushRecalled ignored -> {}
            case HubEvent.Acted ignored -> {}
            case HubEvent.TokensRefused ignored -> {}
            case HubEvent.Troubled ignored -> {}
        }
    }

    /// Counted as they come and go: the list holds both.
    private void countConnections() {
        simulated.set(simulatedNow);
        connections.set(clients.size() - simulatedNow);
    }

    private ClientRow add(SessionView session) {
        if (session.client().isSimulated()) {
            simulatedNow++;
        }
        ClientRow row = new ClientRow(session, book.groupsOf(session.client()));
        slowNow += row.isSlow() ? 1 : 0;
        names.put(session.client(), session.name());
        rowOfSession.put(session.id(), row);
        rowsOfClient.computeIfAbsent(session.client(), key -> new HashSet<>()).add(row);
        return row;
    }

    private void remove(SessionView session, Batch changes) {
        ClientRow row = rowOfSession.remove(session.id());
        if (row == null) {
            return;
        }
        changes.closed.add(row);
        slowNow -= row.isSlow() ? 1 : 0;
        if (row.client().isSimulated()) {
            simulatedNow--;
        }
        Set<ClientRow> rest = rowsOfClient.get(row.client());
        if (rest != null && rest.remove(row) && rest.isEmpty()) {
            rowsOfClient.remove(row.client());
            countIn(row.client(), -1, changes);
            if (row.client().isGuest()) {
                names.remove(row.client());
            }
        }
    }

    private void applyEdit(GroupEdit.OfGroup edit, Batch changes) {
        Set<ClientId> before = book.membersOf(edit.group());
        book.apply(edit);
        changes.regrouped.addAll(before);
        changes.regrouped.addAll(book.membersOf(edit.group()));
        switch (edit) {
            case GroupEdit.Create create ->
                groups.add(Math.min(create.position(), groups.size()), new GroupRow(create.created()));
            case GroupEdit.Change change ->
                groups.stream()
                        .filter(row -> row.id().equals(change.group()))
                        .forEach(row -> row.change(change.changed()));
            case GroupEdit.Move ignored -> {
                // One change of the list, not a leaving and a coming: who shows it keeps what is chosen.
                Map<GroupId, Integer> places = new HashMap<>();
                book.groups().forEach(group -> places.put(group.id(), places.size()));
                groups.sort(Comparator.comparing(row -> places.getOrDefault(row.id(), places.size())));
            }
            case GroupEdit.Delete delete -> groups.removeIf(row -> row.id().equals(delete.group()));
            case GroupEdit.Join ignored -> {}
            case GroupEdit.Leave ignored -> {}
        }
    }

    private void regroup(ClientId client) {
        List<Group> of = book.groupsOf(client);
        rowsOfClient.getOrDefault(client, Set.of()).forEach(row -> row.regroup(of));
    }

    private void countIn(ClientId client, int more, Batch changes) {
        book.groupsOf(client).forEach(group -> changes.cameOnline.merge(group.id(), more, Integer::sum));
    }

    private void countMatched(GroupId group, Set<ClientId> people, int more, Batch changes) {
        for (ClientId client : people) {
            changes.regrouped.add(client);
            changes.matched.merge(group, more, Integer::sum);
            if (isOnline(client)) {
                changes.cameOnline.merge(group, more, Integer::sum);
            }
        }
    }

    /// Counting everybody again would cost as much as there are members, many times a second.
    private void shift(Map<GroupId, Integer> cameOnline, Map<GroupId, Integer> matched) {
        for (GroupRow row : groups) {
            int online = cameOnline.getOrDefault(row.id(), 0);
            int people = matched.getOrDefault(row.id(), 0);
            if (online != 0 || people != 0) {
                Reach before = row.reachProperty().get();
                row.count(new Reach(before.online() + online, before.offline() + people - online));
            }
        }
    }

    private void recount() {
        groups.forEach(row -> row.count(count(book.membersOf(row.id()))));
    }

    private Reach count(Set<ClientId> people) {
        int online = (int) people.stream().filter(rowsOfClient::containsKey).count();
        return new Reach(online, people.size() - online);
    }
}
