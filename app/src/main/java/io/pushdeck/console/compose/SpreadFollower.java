package io.pushdeck.console.compose;

import io.pushdeck.console.bridge.HistoryBackend;
import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.message.PushRecord;
import io.pushdeck.server.message.Spread;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;

/// Follows the push whose end is shown, while it is handed out in batches. Confined to the JavaFX thread.
final class SpreadFollower {
    private final HistoryBackend history;
    private final ReadOnlyObjectWrapper<Optional<PushRecord>> underway = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Subscription subscription;
    private Optional<PushId> followed = Optional.empty();

    SpreadFollower(HistoryBackend history, ReadOnlyObjectProperty<Optional<Ending>> result) {
        this.history = history;
        this.subscription = Subscription.combine(
                result.subscribe(this::follow), history.watch(this::onChanged), () -> followed = Optional.empty());
    }

    /// The push of which somebody still waits for a turn.
    ReadOnlyObjectProperty<Optional<PushRecord>> underwayProperty() {
        return underway.getReadOnlyProperty();
    }

    void close() {
        subscription.unsubscribe();
    }

    private void follow(Optional<Ending> ending) {
        followed = ending.flatMap(how -> how instanceof Ending.Sent sent ? sent.push() : Optional.empty());
        underway.set(Optional.empty());
        followed.ifPresent(this::look);
    }

    private void onChanged(Set<PushId> changed) {
        followed.filter(push -> underway.get().isPresent())
                .filter(push -> changed.isEmpty() || changed.contains(push))
                .ifPresent(this::look);
    }

    private void look(PushId push) {
        history.find(push, found -> {
            if (followed.equals(Optional.of(push))) {
                underway.set(found.filter(
                        record -> record.spread().flatMap(Spread::until).isPresent()));
            }
        });
    }
}
