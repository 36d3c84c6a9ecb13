package io.pushdeck.console.settings;

import io.pushdeck.console.bridge.ArchiveAnswer;
import io.pushdeck.console.bridge.ArchiveFacts;
import io.pushdeck.console.bridge.HistoryBackend;
import io.pushdeck.console.bridge.ServerControl;
import io.pushdeck.console.bridge.ServerStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.util.Subscription;

/// What is kept, for how long, and how it is saved and put back. Confined to the JavaFX thread.
final class DataModel {
    private final HistoryBackend history;
    private final ServerControl server;
    private final ReadOnlyObjectWrapper<Optional<ArchiveFacts>> facts = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Work> work = new ReadOnlyObjectWrapper<>(new Work.Idle());
    private final ObjectProperty<Integer> keptDays = new SimpleObjectProperty<>();
    private final BooleanProperty watched = new SimpleBooleanProperty(false);
    private boolean asking;
    private boolean outdated = true;

    /// What is under way, or how the last of it ended.
    sealed interface Work {
        record Idle() implements Work {}

        record BackingUp(Path file) implements Work {}

        record Restoring(Path file) implements Work {}

        record BackedUp(Path file, ArchiveFacts facts) implements Work {}

        record Restored(Path file, ArchiveFacts facts) implements Work {}

        record BackupFailed(Path file, ArchiveAnswer.Failed why) implements Work {}

        record RestoreFailed(Path file, ArchiveAnswer.Failed why) implements Work {}
    }

    /// @param remembered how many days a push is kept; told to the server at every change
    DataModel(HistoryBackend history, ServerControl server, IntegerProperty remembered) {
        this.history = history;
        this.server = server;
        keptDays.set(remembered.get());
        keptDays.subscribe((before, days) -> {
            remembered.set(days);
            history.keepFor(Duration.ofDays(days));
        });
        // An import of settings says so too.
        remembered.subscribe((before, days) -> keptDays.set(days.intValue()));
        watched.subscribe((before, now) -> refreshIfNeeded());
        history.watch(changed -> {
            outdated = true;
            refreshIfNeeded();
        });
    }

    /// Empty until they have been read.
    ReadOnlyObjectProperty<Optional<ArchiveFacts>> factsProperty() {
        return facts.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Work> workProperty() {
        return work.getReadOnlyProperty();
    }

    ObjectProperty<Integer> keptDaysProperty() {
        return keptDays;
    }

    /// Whether somebody looks; nothing is asked while nobody does.
    BooleanProperty watchedProperty() {
        return watched;
    }

    boolean isBusy() {
        return work.get() instanceof Work.BackingUp || work.get() instanceof Work.Restoring;
    }

    boolean isListening() {
        return server.statusProperty().get() instanceof ServerStatus.Listening;
    }

    void backUp(Path file) {
        work.set(new Work.BackingUp(file));
        history.backUp(
                file,
                answer -> work.set(
                        switch (answer) {
                            case ArchiveAnswer.Done done -> new Work.BackedUp(file, done.facts());
                            case ArchiveAnswer.Failed failed -> new Work.BackupFailed(file, failed);
                        }));
    }

    /// Stops the server if it listens, puts the data back, and lets the server listen again if it did.
    void restore(Path file) {
        work.set(new Work.Restoring(file));
        if (isListening()) {
            whenStopped(() -> restore(file, server::start));
            server.stop();
        } else {
            restore(file, () -> {});
        }
    }

    private void whenStopped(Runnable then) {
        Subscription[] waiting = {Subscription.EMPTY};
        waiting[0] = server.statusProperty().subscribe((before, now) -> {
            if (now instanceof ServerStatus.Stopped) {
                waiting[0].unsubscribe();
                then.run();
            }
        });
    }

    private void restore(Path file, Runnable afterwards) {
        history.restore(file, answer -> {
            work.set(
                    switch (answer) {
                        case ArchiveAnswer.Done done -> new Work.Restored(file, done.facts());
                        case ArchiveAnswer.Failed failed -> new Work.RestoreFailed(file, failed);
                    });
            outdated = true;
            refreshIfNeeded();
            afterwards.run();
        });
    }

    private void refreshIfNeeded() {
        if (outdated && watched.get() && !asking) {
            outdated = false;
            asking = true;
            history.facts(found -> {
                asking = false;
                facts.set(Optional.of(found));
                refreshIfNeeded();
            });
        }
    }
}
