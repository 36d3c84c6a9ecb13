package io.pushdeck.console.activity;

import io.pushdeck.console.bridge.GroupRow;
import io.pushdeck.console.bridge.Mirror;
import io.pushdeck.console.ui.AddressText;
import io.pushdeck.console.ui.PlainLine;
import io.pushdeck.server.group.Group;
import io.pushdeck.server.group.GroupEdit;
import io.pushdeck.server.hub.HubEvent;
import io.pushdeck.server.hub.PushReport;
import io.pushdeck.server.hub.SessionView;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.GroupId;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.message.Payload;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javafx.collections.ListChangeListener;
import javafx.util.Subscription;

/// Turns events into lines. It keeps the names of groups itself: the mirror is a batch ahead and has forgotten a
/// deleted group when its line is written. Confined to the JavaFX thread.
final class Narrator {
    private static final int LONGEST_MESSAGE = 400;
    private static final int LONGEST_NAME = 60;
    private static final int MOST_NAMES = 3;

    private final Mirror mirror;
    private final Map<GroupId, Group> groups = new HashMap<>();
    private final Map<ClientId, String> namesInBatch = new HashMap<>();
    private final PushNarrator pushes = new PushNarrator(this::audience);
    private final Subscription subscription;

    Narrator(Mirror mirror) {
        this.mirror = mirror;
        ListChangeListener<GroupRow> onGroups = change -> {
            while (change.next()) {
                change.getAddedSubList().forEach(this::learn);
            }
        };
        mirror.groups().forEach(this::learn);
        mirror.groups().addListener(onGroups);
        this.subscription = () -> mirror.groups().removeListener(onGroups);
    }

    private void learn(GroupRow row) {
        groups.put(row.id(), row.groupProperty().get());
    }

    void close() {
        subscription.unsubscribe();
    }

    /// @param batch in order; counters tell nothing and are left out
    List<ActivityEntry> tell(List<HubEvent> batch) {
        namesInBatch.clear();
        List<ActivityEntry> lines = new ArrayList<>(batch.size());
        for (HubEvent event : batch) {
            tell(event).ifPresent(lines::add);
        }
        return lines;
    }

    private Optional<ActivityEntry> tell(HubEvent event) {
        return switch (event) {
            case HubEvent.SessionOpened opened -> Optional.of(opened(opened));
            case HubEvent.SessionClosed closed ->
                Optional.of(
                        about(closed.session(), closed.at(), Happening.DISCONNECTED, CloseWords.of(closed.reason())));
            case HubEvent.SessionsMeasured ignored -> Optional.empty();
            case HubEvent.ClientRenamed renamed -> Optional.of(renamed(renamed));
            case HubEvent.MessageReceived received -> Optional.of(received(received));
            case HubEvent.GroupEdited edited -> edited(edited.edit(), edited.at());
            // Whoever comes or goes is told already, and rules follow.
            case HubEvent.RuleMatched ignored -> Optional.empty();
            case HubEvent.Pushed pushed -> Optional.of(pushed(pushed.report(), pushed.at()));
            case HubEvent.PushAccepted accepted -> Optional.of(pushes.accepted(accepted));
            case HubEvent.PushHandedOut out -> pushes.handedOut(out);
            case HubEvent.PushUpdated updated -> Optional.of(pushes.updated(updated));
            case HubEvent.PushRecalled recalled -> Optional.of(pushes.recalled(recalled));
            case HubEvent.Acted acted -> Optional.of(pushes.acted(acted));
            case HubEvent.TokensRefused refused ->
                Optional.of(new ActivityEntry(
                        refused.at(),
                        Happening.TROUBLED,
                        Phrase.verbatim(AddressText.of(refused.from())),
                        Phrase.of("tokens", refused.count(), PlainLine.of(refused.words(), LONGEST_MESSAGE)),
                        Audience.NOBODY));
            case HubEvent.Troubled troubled ->
                Optional.of(new ActivityEntry(
                        troubled.at(),
                        Happening.TROUBLED,
                        Phrase.of("trouble"),
                        Phrase.verbatim(PlainLine.of(troubled.whatHappened(), LONGEST_MESSAGE)),
                        Audience.NOBODY));
        };
    }

    private ActivityEntry about(SessionView session, Instant at, Happening happening, Phrase words) {
        String name = PlainLine.of(session.name(), LONGEST_NAME);
        namesInBatch.put(session.client(), name);
        return new ActivityEntry(at, happening, Phrase.verbatim(name), words, Audience.of(session.client()));
    }

    private ActivityEntry opened(HubEvent.SessionOpened opened) {
        String address = AddressText.of(opened.session().handshake().address());
        return about(opened.session(), opened.at(), Happening.CONNECTED, Phrase.of("connected", address));
    }

    private ActivityEntry renamed(HubEvent.ClientRenamed renamed) {
        String name = PlainLine.of(renamed.name(), LONGEST_NAME);
        namesInBatch.put(renamed.client(), name);
        return new ActivityEntry(
                renamed.at(),
                Happening.RENAMED,
                Phrase.verbatim(renamed.client().value()),
                Phrase.of("renamed", name),
                Audience.of(renamed.client()));
    }

    private ActivityEntry received(HubEvent.MessageReceived received) {
        Phrase text = switch (received.payload()) {
            case Payload.Text said -> Phrase.verbatim(PlainLine.of(said.text(), LONGEST_MESSAGE));
            case Payload.Binary binary -> Phrase.of("binary", binary.size());
        };
        ActivityEntry line = about(received.session(), received.at(), Happening.RECEIVED, text);
        var message = new ActivityEntry.Message(received.session().client(), text);
        return new ActivityEntry(
                line.at(), line.happening(), line.subject(), text, line.concerns(), Optional.of(message));
    }

    private Optional<ActivityEntry> edited(GroupEdit.OfGroup edit, Instant at) {
        return switch (edit) {
            case GroupEdit.Create create -> {
                Group created = create.created();
                groups.put(created.id(), created);
                Phrase words = create.members().isEmpty()
                        ? Phrase.of("group.created")
                        : Phrase.of("group.created.with", create.members().size());
                yield Optional.of(aboutGroup(created.name(), at, Happening.GROUP_CREATED, words, create.members()));
            }
            case GroupEdit.Change change -> Optional.of(changed(change.changed(), at));
            case GroupEdit.Move ignored -> Optional.empty();
            case GroupEdit.Delete delete -> {
                String name = nameOf(delete.group());
                groups.remove(delete.group());
                yield Optional.of(aboutGroup(name, at, Happening.GROUP_DELETED, Phrase.of("group.deleted"), Set.of()));
            }
            case GroupEdit.Join join -> moved(Happening.JOINED, join.group(), join.members(), at);
            case GroupEdit.Leave leave -> moved(Happening.LEFT, leave.group(), leave.members(), at);
        };
    }

    private static ActivityEntry aboutGroup(
            String name, Instant at, Happening happening, Phrase words, Set<ClientId> concerns) {
        return new ActivityEntry(at, happening, Phrase.verbatim(name), words, new Audience(false, Set.of(), concerns));
    }

    private ActivityEntry changed(Group changed, Instant at) {
        String before = nameOf(changed.id());
        Group known = groups.put(changed.id(), changed);
        Phrase words;
        if (!before.equals(changed.name())) {
            words = Phrase.of("group.renamed", changed.name());
        } else if (known != null && !known.membership().equals(changed.membership())) {
            words = Phrase.of(changed.isSmart() ? "group.ruled" : "group.listed");
        } else if (known != null && known.icon() != changed.icon()) {
            words = Phrase.of("group.marked");
        } else {
            words = Phrase.of("group.recoloured", colour(changed));
        }
        return aboutGroup(before, at, Happening.GROUP_CHANGED, words, Set.of());
    }

    private static Phrase colour(Group group) {
        return Phrase.of("colour." + group.colour().name().toLowerCase(Locale.ROOT));
    }

    private Optional<ActivityEntry> moved(Happening happening, GroupId group, Set<ClientId> who, Instant at) {
        if (who.isEmpty()) {
            return Optional.empty();
        }
        String verb = happening == Happening.JOINED ? "joined" : "left";
        String name = nameOf(group);
        Audience concerns = new Audience(false, Set.of(), who);
        if (who.size() == 1) {
            Phrase one = Phrase.verbatim(nameOf(who.iterator().next()));
            return Optional.of(new ActivityEntry(at, happening, one, Phrase.of(verb, name), concerns));
        }
        Phrase many = Phrase.of("people", who.size());
        return Optional.of(
                new ActivityEntry(at, happening, many, Phrase.of(verb + ".many", name, names(who)), concerns));
    }

    private Phrase names(Set<ClientId> who) {
        List<String> first =
                new TreeSet<>(who).stream().limit(MOST_NAMES).map(this::nameOf).toList();
        return listed(first, who.size() - first.size());
    }

    // "Anna, Ben, Carla and 9 more"
    private static Phrase listed(List<String> names, int more) {
        Phrase list = Phrase.verbatim(names.getFirst());
        for (String name : names.subList(1, names.size())) {
            list = Phrase.of("list", list, name);
        }
        return more > 0 ? Phrase.of("list.more", list, more) : list;
    }

    private ActivityEntry pushed(PushReport report, Instant at) {
        String text = report.payload() instanceof Payload.Text said ? PlainLine.of(said.text(), LONGEST_MESSAGE) : "";
        Phrase said = text.isEmpty() ? Phrase.of("binary", report.payload().size()) : Phrase.verbatim(text);
        int written = report.connections().written();
        int others = report.connections().queued()
                + report.connections().full()
                + report.connections().gone();
        Phrase words = others == 0
                ? Phrase.of("pushed", said, written)
                : Phrase.of("pushed.partly", said, written, written + others);
        return new ActivityEntry(
                at, Happening.PUSHED, Phrase.of("to", audience(report.audience())), words, report.audience());
    }

    private Phrase audience(Audience audience) {
        if (audience.everyone()) {
            return Phrase.of("everyone");
        }
        List<String> names = new ArrayList<>(
                audience.groups().stream().map(this::nameOf).sorted().toList());
        new TreeSet<>(audience.clients())
                .stream().map(this::nameOf).limit(MOST_NAMES).forEach(names::add);
        int all = audience.groups().size() + audience.clients().size();
        List<String> first = names.subList(0, Math.min(MOST_NAMES, names.size()));
        return first.isEmpty() ? Phrase.of("nobody") : listed(first, all - first.size());
    }

    private String nameOf(GroupId group) {
        Group known = groups.get(group);
        return known == null ? "?" : known.name();
    }

    private String nameOf(ClientId client) {
        String inBatch = namesInBatch.get(client);
        return inBatch == null ? PlainLine.of(mirror.nameOf(client), LONGEST_NAME) : inBatch;
    }
}
