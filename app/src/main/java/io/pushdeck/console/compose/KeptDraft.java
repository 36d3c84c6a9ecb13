package io.pushdeck.console.compose;

import io.pushdeck.console.preferences.Preferences;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.GroupId;
import io.pushdeck.server.message.PushClass;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ListChangeListener;
import javafx.util.Subscription;

/// Keeps what is half written over a restart: text, all that is set, and whom it is for. Guests and
/// simulated clients are not kept, since they are nobody when the console starts again, nor more people chosen one by
/// one than [#MOST_PEOPLE].
final class KeptDraft {
    static final int MOST_PEOPLE = 1_000;

    private static final String EVERYONE = "everyone";
    private static final String AWAY = "away";
    private static final String GROUP = "group=";
    private static final String CLIENT = "client=";
    private static final String SEVERAL = "several=";
    private static final String WITHOUT = "without=";

    private final Preferences preferences;
    private final DraftModel draft;
    private final AudienceModel audience;
    private final ObjectProperty<PushClass> pushClass;
    private final Subscription subscription;

    /// Brings back what was kept, and keeps every change from then on.
    KeptDraft(Preferences preferences, DraftModel draft, AudienceModel audience, ObjectProperty<PushClass> pushClass) {
        this.preferences = preferences;
        this.draft = draft;
        this.audience = audience;
        this.pushClass = pushClass;
        restore();
        ListChangeListener<Recipient> onItems = change -> keepWhom();
        audience.recipients().items().addListener(onItems);
        subscription = Subscription.combine(
                draft.follow(this::keepDraft),
                audience.awayProperty().subscribe((before, now) -> keepWhom()),
                audience.leftProperty().subscribe((before, now) -> keepWhom()),
                pushClass.subscribe((before, now) -> kept("class").set(now.name())),
                () -> audience.recipients().items().removeListener(onItems));
    }

    void close() {
        subscription.unsubscribe();
    }

    private StringProperty kept(String field) {
        return preferences.text("compose." + field, "");
    }

    private void restore() {
        Draft known = TemplateText.read(field -> kept(field).get());
        draft.put(known.expiry().kind() == Expiry.Kind.AT ? withDate(known) : known);
        for (PushClass each : PushClass.values()) {
            if (each.name().equals(kept("class").get()) && each != PushClass.MESSAGE) {
                pushClass.set(each);
            }
        }
        Whom whom = read(kept("recipients").get());
        if (!whom.items().isEmpty()) {
            audience.put(whom);
        }
    }

    private Draft withDate(Draft known) {
        try {
            String day = kept("ends-date").get();
            Optional<LocalDate> date = day.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(day));
            return known.withExpiry(
                    new Expiry(Expiry.Kind.AT, date, known.expiry().time()));
        } catch (DateTimeParseException unreadable) {
            return known;
        }
    }

    private void keepDraft() {
        Draft now = draft.draft();
        TemplateText.write(now).forEach((field, value) -> kept(field).set(value));
        kept("ends-date").set(now.expiry().date().map(LocalDate::toString).orElse(""));
    }

    private void keepWhom() {
        kept("recipients").set(write(audience.whom()));
    }

    static String write(Whom whom) {
        List<String> words = new ArrayList<>();
        if (whom.away()) {
            words.add(AWAY);
        }
        for (Recipient item : whom.items()) {
            switch (item) {
                case Recipient.Everyone everyone -> words.add(EVERYONE);
                case Recipient.Rehearsal overByThen -> {}
                case Recipient.OfGroup of -> words.add(GROUP + of.group());
                case Recipient.OfClient of -> {
                    if (!of.client().isPassing()) {
                        words.add(CLIENT + of.client());
                    }
                }
                case Recipient.Several several -> {
                    if (several.clients().size() <= MOST_PEOPLE) {
                        words.add(SEVERAL + lasting(several.clients()));
                    }
                }
            }
        }
        if (!whom.left().isEmpty() && whom.left().size() <= MOST_PEOPLE) {
            words.add(WITHOUT + lasting(whom.left()));
        }
        return String.join(" ", words);
    }

    private static String lasting(Set<ClientId> clients) {
        return clients.stream()
                .filter(client -> !client.isPassing())
                .map(ClientId::value)
                .sorted()
                .collect(Collectors.joining(","));
    }

    /// What cannot be understood is left out.
    static Whom read(String text) {
        List<Recipient> items = new ArrayList<>();
        Set<ClientId> left = new HashSet<>();
        boolean away = false;
        for (String word : text.split(" ", -1)) {
            if (word.equals(AWAY)) {
                away = true;
            } else if (word.equals(EVERYONE)) {
                items.add(new Recipient.Everyone());
            } else if (word.startsWith(GROUP)) {
                group(word.substring(GROUP.length())).ifPresent(items::add);
            } else if (word.startsWith(CLIENT)) {
                clients(word.substring(CLIENT.length())).forEach(client -> items.add(new Recipient.OfClient(client)));
            } else if (word.startsWith(SEVERAL)) {
                Set<ClientId> several = clients(word.substring(SEVERAL.length()));
                if (!several.isEmpty()) {
                    items.add(new Recipient.Several(several));
                }
            } else if (word.startsWith(WITHOUT)) {
                left.addAll(clients(word.substring(WITHOUT.length())));
            }
        }
        return new Whom(items, left, away);
    }

    private static Optional<Recipient> group(String id) {
        try {
            return Optional.of(new Recipient.OfGroup(GroupId.parse(id)));
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private static Set<ClientId> clients(String ids) {
        Set<ClientId> clients = new HashSet<>();
        for (String id : ids.split(",", -1)) {
            if (ClientId.isDurable(id)) {
                clients.add(new ClientId(id));
            }
        }
        return clients;
    }
}
