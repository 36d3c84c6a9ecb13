package io.pushdeck.console.compose;

import io.pushdeck.console.bridge.Mirror;
import io.pushdeck.server.group.Group;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.GroupId;
import io.pushdeck.server.message.Audience;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Whom the operator chose, as items that can be removed one by one. Confined to the JavaFX thread.
final class Recipients {
    /// More clients than this chosen at once become a single item.
    static final int MOST_SINGLE = 5;

    private final Mirror mirror;
    private final ObservableList<Recipient> items = FXCollections.observableArrayList();
    // The mirror forgets a guest or a deleted group at once; the note that it is gone still needs its name.
    private final Map<ClientId, String> guestNames = new HashMap<>();
    private final Map<GroupId, String> groupNames = new HashMap<>();

    Recipients(Mirror mirror) {
        this.mirror = mirror;
    }

    /// In order of adding; for reading only.
    ObservableList<Recipient> items() {
        return items;
    }

    /// All items together.
    Audience audience() {
        return union(items);
    }

    private static Audience union(List<Recipient> of) {
        boolean everyone = false;
        boolean rehearsal = false;
        Set<GroupId> groups = new HashSet<>();
        Set<ClientId> clients = new HashSet<>();
        for (Recipient item : of) {
            Audience audience = item.audience();
            everyone |= audience.everyone();
            rehearsal |= audience.rehearsal();
            groups.addAll(audience.groups());
            clients.addAll(audience.clients());
        }
        return new Audience(everyone, false, groups, clients, Set.of(), rehearsal);
    }

    /// What of an audience is not chosen yet.
    Audience news(Audience of) {
        Audience chosen = audience();
        Set<GroupId> groups = new LinkedHashSet<>(of.groups());
        groups.removeAll(chosen.groups());
        Set<ClientId> clients = new TreeSet<>(of.clients());
        clients.removeAll(chosen.clients());
        return new Audience(
                of.everyone() && !chosen.everyone(),
                false,
                groups,
                clients,
                Set.of(),
                of.rehearsal() && !chosen.rehearsal());
    }

    /// Whether simulated clients and others would stand side by side.
    boolean wouldMix(Audience added) {
        List<Recipient> both = new ArrayList<>(items);
        both.addAll(split(added));
        return union(both).isMixed();
    }

    /// Adds what is not chosen yet.
    void add(Audience audience) {
        items.addAll(split(news(audience)));
        remember();
    }

    void replaceBy(Audience audience) {
        items.setAll(split(audience));
        remember();
    }

    void remove(Recipient item) {
        items.remove(item);
    }

    /// Does nothing if there is none.
    void removeLast() {
        if (!items.isEmpty()) {
            items.removeLast();
        }
    }

    private static List<Recipient> split(Audience audience) {
        List<Recipient> parts = new ArrayList<>();
        if (audience.everyone()) {
            parts.add(new Recipient.Everyone());
        }
        if (audience.rehearsal()) {
            parts.add(new Recipient.Rehearsal());
        }
        audience.groups().forEach(group -> parts.add(new Recipient.OfGroup(group)));
        if (audience.clients().size() > MOST_SINGLE) {
            parts.add(new Recipient.Several(audience.clients()));
        } else {
            new TreeSet<>(audience.clients()).forEach(client -> parts.add(new Recipient.OfClient(client)));
        }
        return parts;
    }

    private void remember() {
        audience().clients().stream()
                .filter(ClientId::isGuest)
                .forEach(guest -> guestNames.put(guest, mirror.nameOf(guest)));
        mirror.groups().forEach(row -> {
            Group group = row.groupProperty().get();
            groupNames.put(group.id(), group.name());
        });
    }

    /// Removes whoever can never be reached again: guests that left, groups that were deleted.
    ///
    /// @return what they were called, in order of their items
    List<String> dropGone() {
        List<String> gone = new ArrayList<>();
        List<Recipient> kept = new ArrayList<>();
        for (Recipient item : items) {
            switch (item) {
                case Recipient.Everyone everyone -> kept.add(everyone);
                case Recipient.Rehearsal rehearsal -> kept.add(rehearsal);
                case Recipient.OfGroup of -> {
                    if (mirror.groups().stream().anyMatch(row -> row.id().equals(of.group()))) {
                        kept.add(of);
                    } else {
                        gone.add(groupNames.getOrDefault(of.group(), "?"));
                    }
                }
                case Recipient.OfClient of -> keep(Set.of(of.client()), gone).forEach(client -> kept.add(of));
                case Recipient.Several several -> {
                    Set<ClientId> rest = keep(several.clients(), gone);
                    if (!rest.isEmpty()) {
                        kept.add(new Recipient.Several(rest));
                    }
                }
            }
        }
        if (!gone.isEmpty()) {
            items.setAll(kept);
        } else {
            remember();
        }
        return gone;
    }

    private Set<ClientId> keep(Set<ClientId> clients, List<String> gone) {
        Set<ClientId> kept = new TreeSet<>();
        for (ClientId client : new TreeSet<>(clients)) {
            if (client.isGuest() && !mirror.isOnline(client)) {
                gone.add(guestNames.getOrDefault(client, client.value()));
            } else {
                kept.add(client);
            }
        }
        return kept;
    }
}
