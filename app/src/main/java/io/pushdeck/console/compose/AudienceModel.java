package io.pushdeck.console.compose;

import io.pushdeck.console.bridge.Backend;
import io.pushdeck.console.bridge.Mirror;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.message.FrozenAudience;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.ListChangeListener;
import javafx.util.Subscription;

/// Whom the recipients mean, person by person, as the server sees it, less those who were left out. Confined to the
/// JavaFX thread.
final class AudienceModel {
    private static final FrozenAudience NOBODY = new FrozenAudience(Audience.NOBODY, List.of(), List.of());

    private final Mirror mirror;
    private final Backend backend;
    private final Recipients recipients;
    private final BooleanProperty away = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<Set<ClientId>> left = new ReadOnlyObjectWrapper<>(Set.of());
    private final ReadOnlyObjectWrapper<FrozenAudience> meant = new ReadOnlyObjectWrapper<>(NOBODY);
    private final ReadOnlyObjectWrapper<FrozenAudience> shown = new ReadOnlyObjectWrapper<>(NOBODY);
    private final ReadOnlyIntegerWrapper countedOnce = new ReadOnlyIntegerWrapper();
    private final ReadOnlyObjectWrapper<List<String>> gone = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyBooleanWrapper stale = new ReadOnlyBooleanWrapper();
    private final Subscription subscription;
    private boolean asking;
    private boolean askAgain;
    private boolean chosenAnew;

    AudienceModel(Mirror mirror, Backend backend) {
        this.mirror = mirror;
        this.backend = backend;
        this.recipients = new Recipients(mirror);
        ListChangeListener<Recipient> onItems = change -> onChosen();
        recipients.items().addListener(onItems);
        subscription = Subscription.combine(
                mirror.revisionProperty().subscribe((before, now) -> onMirrorChanged()),
                away.subscribe((before, now) -> look()),
                () -> recipients.items().removeListener(onItems));
    }

    Recipients recipients() {
        return recipients;
    }

    /// With everyone: also those who are known and not connected.
    BooleanProperty awayProperty() {
        return away;
    }

    /// Whom the operator left out.
    ReadOnlyObjectProperty<Set<ClientId>> leftProperty() {
        return left.getReadOnlyProperty();
    }

    /// Everyone the recipients mean, those too who are left out.
    ReadOnlyObjectProperty<FrozenAudience> meantProperty() {
        return meant.getReadOnlyProperty();
    }

    /// Whom a push would go to: what the operator sees, and what the push is compared with.
    ReadOnlyObjectProperty<FrozenAudience> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /// How many are meant by more than one recipient.
    ReadOnlyIntegerProperty countedOnceProperty() {
        return countedOnce.getReadOnlyProperty();
    }

    /// Names of recipients that were taken out because they can never come back; empty if none.
    ReadOnlyObjectProperty<List<String>> goneProperty() {
        return gone.getReadOnlyProperty();
    }

    /// Whether people came or went since the last look: then [#look] again, but not at every one of them.
    ReadOnlyBooleanProperty staleProperty() {
        return stale.getReadOnlyProperty();
    }

    /// What the operator chose.
    Audience chosen() {
        return recipients.audience().withAway(away.get()).without(left.get());
    }

    Whom whom() {
        return new Whom(recipients.items(), left.get(), away.get());
    }

    void put(Whom whom) {
        recipients.items().setAll(whom.items());
        away.set(whom.away());
        left.set(whom.left());
        sift();
    }

    void forgetGone() {
        gone.set(List.of());
    }

    /// Leaves somebody out, or takes them in again.
    void leaveOut(ClientId client, boolean out) {
        Set<ClientId> changed = new HashSet<>(left.get());
        if (out ? changed.add(client) : changed.remove(client)) {
            left.set(Set.copyOf(changed));
            sift();
        }
    }

    void leaveOutNobody() {
        left.set(Set.of());
        sift();
    }

    /// Asks the server whom the recipients mean now. One question at a time.
    void look() {
        stale.set(false);
        if (asking) {
            askAgain = true;
            return;
        }
        if (recipients.items().isEmpty()) {
            answer(NOBODY);
            return;
        }
        asking = true;
        backend.preview(recipients.audience().withAway(away.get()), this::answer);
    }

    private void answer(FrozenAudience audience) {
        asking = false;
        if (askAgain) {
            askAgain = false;
            look();
            return;
        }
        meant.set(audience);
        countedOnce.set(countTwice());
        if (chosenAnew) {
            chosenAnew = false;
            Set<ClientId> still = new HashSet<>(left.get());
            still.retainAll(people(audience));
            left.set(Set.copyOf(still));
        }
        sift();
    }

    /// Stops following the mirror.
    void close() {
        subscription.unsubscribe();
    }

    // Somebody who was left out of other recipients must not be missing here unnoticed.
    private void onChosen() {
        chosenAnew = true;
        if (away.get() && !recipients.audience().everyone()) {
            away.set(false);
        }
        look();
    }

    private void onMirrorChanged() {
        List<String> dropped = recipients.dropGone();
        if (!dropped.isEmpty()) {
            gone.set(dropped);
        }
        stale.set(!recipients.items().isEmpty());
    }

    private void sift() {
        FrozenAudience all = meant.get();
        Set<ClientId> out = left.get();
        shown.set(new FrozenAudience(
                chosen(),
                all.online().stream().filter(client -> !out.contains(client)).toList(),
                all.offline().stream().filter(client -> !out.contains(client)).toList()));
    }

    private static Set<ClientId> people(FrozenAudience audience) {
        Set<ClientId> people = new HashSet<>(audience.online());
        people.addAll(audience.offline());
        return people;
    }

    private int countTwice() {
        if (recipients.items().size() < 2) {
            return 0;
        }
        Set<ClientId> once = new HashSet<>();
        Set<ClientId> twice = new HashSet<>();
        for (Recipient item : recipients.items()) {
            Set<ClientId> people = item instanceof Recipient.Everyone && away.get()
                    ? people(meant.get())
                    : mirror.people(item.audience());
            people.stream().filter(client -> !once.add(client)).forEach(twice::add);
        }
        return twice.size();
    }
}
