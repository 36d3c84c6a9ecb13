package io.pushdeck.console.compose;

import io.pushdeck.console.bridge.Mirror;
import io.pushdeck.console.desk.Desk;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.server.group.Group;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.GroupId;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.message.Reach;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Says whom recipients mean, in the language of the moment.
final class RecipientWords {
    private static final int MOST_NAMES = 12;

    private final Texts texts;
    private final Mirror mirror;

    RecipientWords(Desk desk) {
        this.texts = desk.texts();
        this.mirror = desk.mirror();
    }

    /// Short enough for a chip.
    String name(Recipient recipient) {
        return switch (recipient) {
            case Recipient.Everyone ignored -> texts.text("compose.everyone");
            case Recipient.Rehearsal ignored -> texts.text("rehearsal.everyone");
            case Recipient.OfGroup of -> group(of.group()).map(Group::name).orElse("?");
            case Recipient.OfClient of -> mirror.nameOf(of.client());
            case Recipient.Several several ->
                texts.text("compose.several", several.clients().size());
        };
    }

    /// What stands behind the name in a list of suggestions.
    String detail(Recipient recipient) {
        return switch (recipient) {
            case Recipient.Everyone everyone ->
                texts.text(
                        "compose.everyone.detail",
                        mirror.reach(everyone.audience()).online());
            case Recipient.Rehearsal ignored ->
                texts.text(
                        "rehearsal.everyone.detail", mirror.simulatedProperty().get());
            case Recipient.OfGroup of ->
                texts.text("compose.group.detail", mirror.membersOf(of.group()).size());
            case Recipient.OfClient of -> {
                if (of.client().isSimulated()) {
                    yield texts.text("rehearsal.badge");
                }
                yield mirror.isOnline(of.client()) ? "" : texts.text("compose.offline");
            }
            case Recipient.Several ignored -> "";
        };
    }

    /// All of the name, for a tooltip.
    String full(Recipient recipient) {
        return switch (recipient) {
            case Recipient.Everyone everyone -> name(everyone) + ", " + detail(everyone);
            case Recipient.Rehearsal rehearsal -> name(rehearsal) + ", " + detail(rehearsal);
            case Recipient.OfGroup of -> name(of) + ", " + detail(of);
            case Recipient.OfClient of -> {
                if (of.client().isSimulated()) {
                    yield name(of) + ", " + detail(of);
                }
                yield mirror.isOnline(of.client()) ? name(of) : texts.text("compose.offline.tip", name(of));
            }
            case Recipient.Several several -> names(several.clients());
        };
    }

    private String names(Set<ClientId> clients) {
        List<String> lines = new ArrayList<>(new TreeSet<>(clients)
                .stream().limit(MOST_NAMES).map(mirror::nameOf).toList());
        if (clients.size() > MOST_NAMES) {
            lines.add(texts.text("compose.several.more", clients.size() - MOST_NAMES));
        }
        return String.join("\n", lines);
    }

    Optional<Group> group(GroupId id) {
        return mirror.groups().stream()
                .filter(row -> row.id().equals(id))
                .findFirst()
                .map(row -> row.groupProperty().get());
    }

    /// How many people that are: who is there, who is away, who was left out, who is meant twice.
    String reach(AudienceModel model) {
        if (model.recipients().items().isEmpty()) {
            return texts.text("compose.reach.none");
        }
        if (model.recipients().audience().isMixed()) {
            return texts.text("compose.reach.mixed-up");
        }
        Reach all = model.meantProperty().get().reach();
        Reach shown = model.shownProperty().get().reach();
        if (all.people() == 0) {
            return texts.text("compose.reach.empty");
        }
        if (model.recipients().audience().isSimulated()) {
            return texts.text("compose.reach.simulated", shown.people(), shown.online());
        }
        int left = all.people() - shown.people();
        String people = left == 0 && shown.offline() == 0
                ? texts.text("compose.reach.online", shown.online())
                : left == 0 && shown.online() == 0
                        ? texts.text("compose.reach.offline", shown.offline())
                        : texts.text("compose.reach.mixed", all.people(), parts(shown, left));
        int once = model.countedOnceProperty().get();
        return once == 0 ? people : people + texts.text("compose.reach.once", once);
    }

    private String parts(Reach shown, int left) {
        List<String> parts = new ArrayList<>();
        parts.add(texts.text("compose.reach.part.online", shown.online()));
        if (shown.offline() > 0) {
            parts.add(texts.text("compose.reach.part.away", shown.offline()));
        }
        if (left > 0) {
            parts.add(texts.text("compose.reach.part.left-out", left));
        }
        return String.join(texts.text("compose.list.separator"), parts);
    }

    /// Who was taken out because they can never come back.
    String gone(List<String> names) {
        return names.isEmpty()
                ? ""
                : texts.text(
                        names.size() == 1 ? "compose.gone.one" : "compose.gone.many",
                        names.getFirst(),
                        names.size() - 1);
    }

    /// What adding an audience would do.
    ///
    /// @param news what of it is not chosen yet; not empty
    String adding(Audience news) {
        if (news.everyone()) {
            return texts.text("compose.drop.everyone");
        }
        if (news.rehearsal()) {
            return texts.text("compose.drop.group", texts.text("rehearsal.everyone"));
        }
        if (news.groups().size() == 1 && news.clients().isEmpty()) {
            return texts.text(
                    "compose.drop.group",
                    name(new Recipient.OfGroup(news.groups().iterator().next())));
        }
        if (news.groups().isEmpty() && news.clients().size() == 1) {
            return texts.text(
                    "compose.drop.group",
                    mirror.nameOf(news.clients().iterator().next()));
        }
        return texts.text(
                "compose.drop.add", news.groups().size() + news.clients().size());
    }
}
