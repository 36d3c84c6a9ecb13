package io.pushdeck.console.history;

import io.pushdeck.console.bridge.HistoryBackend;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.message.Delivery;
import io.pushdeck.server.message.PushRecord;
import io.pushdeck.server.message.PushVersion;
import io.pushdeck.server.message.RecallProof;
import io.pushdeck.server.message.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// One push with all its recipients, kept up to date while it is watched. At most one refresh is under way, and each
/// replaces the rows once. Confined to the JavaFX thread.
final class PushModel {
    private final HistoryBackend backend;
    private final ReadOnlyObjectWrapper<Optional<PushRecord>> push = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Progress> progress = new ReadOnlyObjectWrapper<>(Progress.NONE);
    private final ReadOnlyObjectWrapper<Optional<RecallProof>> proof = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Answer>> answer = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper forgotten = new ReadOnlyBooleanWrapper(false);
    private final ObjectProperty<RecipientFilter> filter = new SimpleObjectProperty<>(RecipientFilter.EVERYONE);
    private final BooleanProperty watched = new SimpleBooleanProperty(false);
    private final ObservableList<Delivery> shown = FXCollections.observableArrayList();
    private final Subscription subscription;
    private List<Delivery> deliveries = List.of();
    private @Nullable Comparator<Delivery> order;
    private @Nullable PushId id;
    private @Nullable ClientId asked;
    private boolean busy;
    private boolean outdated;
    // Answers about a push that was left are not shown.
    private int generation;

    /// Why one person got this push or did not.
    ///
    /// @param verdict what the records prove
    record Answer(ClientId client, Verdict verdict) {}

    PushModel(HistoryBackend backend) {
        this.backend = backend;
        this.subscription = Subscription.combine(
                filter.subscribe((before, now) -> narrow()),
                watched.subscribe((before, now) -> refreshIfNeeded()),
                backend.watch(this::onChanged));
    }

    /// Empty until it has been read, and if there is no such push.
    ReadOnlyObjectProperty<Optional<PushRecord>> pushProperty() {
        return push.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Progress> progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /// Only of a recalled push.
    ReadOnlyObjectProperty<Optional<RecallProof>> proofProperty() {
        return proof.getReadOnlyProperty();
    }

    /// The answer about whoever was asked about last.
    ReadOnlyObjectProperty<Optional<Answer>> answerProperty() {
        return answer.getReadOnlyProperty();
    }

    /// Whether there is no such push any more.
    ReadOnlyBooleanProperty forgottenProperty() {
        return forgotten.getReadOnlyProperty();
    }

    ObjectProperty<RecipientFilter> filterProperty() {
        return filter;
    }

    /// Whether somebody looks; nothing is asked while nobody does.
    BooleanProperty watchedProperty() {
        return watched;
    }

    /// Filtered and sorted; for reading only.
    ObservableList<Delivery> shown() {
        return shown;
    }

    /// Everyone, in order of name.
    List<Delivery> deliveries() {
        return deliveries;
    }

    Optional<Delivery> deliveryOf(ClientId client) {
        return deliveries.stream().filter(each -> each.client().equals(client)).findFirst();
    }

    /// Asks again what got no answer.
    void retry() {
        busy = false;
        outdated = true;
        refreshIfNeeded();
    }

    void close() {
        subscription.unsubscribe();
    }

    /// Shows this push; looks again if it is shown already.
    void open(PushId opened) {
        if (!opened.equals(id)) {
            generation++;
            busy = false;
            id = opened;
            asked = null;
            deliveries = List.of();
            filter.set(RecipientFilter.EVERYONE);
            shown.clear();
            push.set(Optional.empty());
            progress.set(Progress.NONE);
            proof.set(Optional.empty());
            answer.set(Optional.empty());
            forgotten.set(false);
        }
        outdated = true;
        refreshIfNeeded();
    }

    /// Finds what the push said before it said what it says now.
    ///
    /// @param whenDone given that, newest first; not called if another push is shown by then
    void earlier(Consumer<List<PushVersion>> whenDone) {
        PushId about = id;
        if (about != null) {
            backend.versions(
                    about,
                    ifStill(
                            generation,
                            versions -> whenDone.accept(
                                    versions.reversed().stream().skip(1).toList())));
        }
    }

    /// Finds out why this person got it or not, and follows the answer.
    void ask(ClientId client) {
        asked = client;
        askAgain();
    }

    void stopAsking() {
        asked = null;
        answer.set(Optional.empty());
    }

    /// @param newOrder null for the order of names
    void sortBy(@Nullable Comparator<Delivery> newOrder) {
        order = newOrder;
        narrow();
    }

    private void onChanged(Set<PushId> changed) {
        if (changed.isEmpty() || (id != null && changed.contains(id))) {
            outdated = true;
            refreshIfNeeded();
        }
    }

    private void refreshIfNeeded() {
        PushId wanted = id;
        if (wanted == null || !outdated || busy || !watched.get()) {
            return;
        }
        outdated = false;
        busy = true;
        int question = generation;
        backend.find(wanted, ifStill(question, found -> {
            push.set(found);
            forgotten.set(found.isEmpty());
            found.filter(record -> record.recalledAt().isPresent())
                    .ifPresent(record ->
                            backend.recallProof(wanted, ifStill(question, proven -> proof.set(Optional.of(proven)))));
            askAgain();
            backend.deliveries(wanted, ifStill(question, this::show));
        }));
    }

    private void show(List<Delivery> found) {
        busy = false;
        deliveries = List.copyOf(found);
        progress.set(Progress.of(deliveries));
        narrow();
        refreshIfNeeded();
    }

    private void askAgain() {
        PushId about = id;
        ClientId whom = asked;
        if (about != null && whom != null) {
            backend.why(about, whom, ifStill(generation, verdict -> {
                if (whom.equals(asked)) {
                    answer.set(Optional.of(new Answer(whom, verdict)));
                }
            }));
        }
    }

    private <T> Consumer<T> ifStill(int question, Consumer<T> whenDone) {
        return found -> {
            if (question == generation) {
                whenDone.accept(found);
            }
        };
    }

    private void narrow() {
        RecipientFilter wanted = filter.get();
        Comparator<Delivery> sorting = order;
        var found = deliveries.stream().filter(wanted::accepts);
        shown.setAll(sorting == null ? found.toList() : found.sorted(sorting).toList());
    }
}
