package io.pushdeck.console.compose;

import io.pushdeck.console.bridge.Backend;
import io.pushdeck.console.bridge.Mirror;
import io.pushdeck.server.hub.PushResult;
import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.message.PushClass;
import io.pushdeck.server.message.Reach;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ListChangeListener;
import javafx.util.Subscription;

/// What is being written, to whom, what stands in the way, and how the last push ended. Confined to the JavaFX
/// thread.
final class ComposeModel {
    private final Mirror mirror;
    private final Backend backend;
    private final Recipients recipients;
    private final StringProperty title;
    private final StringProperty text;
    private final ObjectProperty<PushClass> pushClass = new SimpleObjectProperty<>(PushClass.ANNOUNCEMENT);
    private final StringProperty quoted = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Reach> reach = new ReadOnlyObjectWrapper<>(Reach.NOBODY);
    private final ReadOnlyObjectWrapper<Optional<Problem>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<String>> gone = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyBooleanWrapper sending = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Optional<PushResult>> result = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper restorable = new ReadOnlyBooleanWrapper();
    private final Subscription subscription;
    private Optional<Announcement> lastPushed = Optional.empty();

    /// @param title where the unsent title is kept over restarts
    /// @param text  where the unsent text is kept over restarts
    ComposeModel(Mirror mirror, Backend backend, StringProperty title, StringProperty text) {
        this.mirror = mirror;
        this.backend = backend;
        this.recipients = new Recipients(mirror);
        this.title = title;
        this.text = text;
        ListChangeListener<Recipient> onItems = change -> refresh();
        recipients.items().addListener(onItems);
        this.subscription = Subscription.combine(
                mirror.revisionProperty().subscribe(this::onMirrorChanged),
                title.subscribe(this::refresh),
                text.subscribe(this::refresh),
                () -> recipients.items().removeListener(onItems));
        refresh();
    }

    Recipients recipients() {
        return recipients;
    }

    StringProperty titleProperty() {
        return title;
    }

    StringProperty textProperty() {
        return text;
    }

    /// What becomes of the push where a client reads too slowly.
    ObjectProperty<PushClass> pushClassProperty() {
        return pushClass;
    }

    /// The message that is being answered; empty if none.
    StringProperty quotedProperty() {
        return quoted;
    }

    /// Whom the recipients mean right now, each person once.
    ReadOnlyObjectProperty<Reach> reachProperty() {
        return reach.getReadOnlyProperty();
    }

    /// The first thing that stands in the way; empty if a push is possible.
    ReadOnlyObjectProperty<Optional<Problem>> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Names of recipients that were taken out because they can never come back; empty if none.
    ReadOnlyObjectProperty<List<String>> goneProperty() {
        return gone.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty sendingProperty() {
        return sending.getReadOnlyProperty();
    }

    /// How the last push ended; empty before the first and while one is under way.
    ReadOnlyObjectProperty<Optional<PushResult>> resultProperty() {
        return result.getReadOnlyProperty();
    }

    /// Whether [#restore] would bring something back without overwriting anything.
    ReadOnlyBooleanProperty restorableProperty() {
        return restorable.getReadOnlyProperty();
    }

    /// Title and text together, as the server counts them.
    int characters() {
        return title.get().strip().length() + text.get().strip().length();
    }

    /// Adds recipients; an answer goes to them alone and shows what it answers.
    ///
    /// @param answering empty for a new push
    void open(Audience audience, String answering) {
        gone.set(List.of());
        if (answering.isBlank()) {
            recipients.add(audience);
        } else {
            recipients.replaceBy(audience);
            quoted.set(answering);
        }
        result.set(Optional.empty());
    }

    /// Whether a push would go to everyone, and to more people than may be addressed without asking.
    boolean reachesEveryone(int atMost) {
        return recipients.audience().everyone() && reach.get().online() > atMost;
    }

    /// Pushes what is written; does nothing while there is a problem or a push is under way. What was pushed is
    /// cleared, what failed stays.
    void push() {
        if (problem.get().isPresent() || sending.get()) {
            return;
        }
        String sentTitle = title.get();
        String sentText = text.get();
        Announcement announcement = new Announcement(sentTitle, sentText);
        sending.set(true);
        result.set(Optional.empty());
        gone.set(List.of());
        backend.push(announcement, pushClass.get(), recipients.audience(), ended -> {
            sending.set(false);
            if (ResultWords.reachedAnyone(ended)) {
                lastPushed = Optional.of(announcement);
                clear(sentTitle, sentText);
            }
            result.set(Optional.of(ended));
        });
    }

    // What was typed while the push was under way is new and stays.
    private void clear(String sentTitle, String sentText) {
        if (title.get().equals(sentTitle) && text.get().equals(sentText)) {
            title.set("");
            text.set("");
            quoted.set("");
        }
        refresh();
    }

    /// Brings back what was pushed last; does nothing once something new is written.
    void restore() {
        if (restorable.get()) {
            lastPushed.ifPresent(announcement -> {
                title.set(announcement.title());
                text.set(announcement.body());
            });
        }
    }

    /// Stops following the mirror and the drafts.
    void close() {
        subscription.unsubscribe();
    }

    private void onMirrorChanged() {
        List<String> left = recipients.dropGone();
        if (!left.isEmpty()) {
            gone.set(left);
        }
        refresh();
    }

    private void refresh() {
        reach.set(mirror.reach(recipients.audience()));
        problem.set(findProblem());
        restorable.set(
                lastPushed.isPresent() && title.get().isEmpty() && text.get().isEmpty());
    }

    private Optional<Problem> findProblem() {
        if (recipients.items().isEmpty()) {
            return Optional.of(Problem.NO_RECIPIENT);
        }
        if (reach.get().online() == 0) {
            return Optional.of(Problem.NOBODY_ONLINE);
        }
        if (characters() == 0) {
            return Optional.of(Problem.NOTHING_WRITTEN);
        }
        return characters() > Announcement.MAX_CHARACTERS ? Optional.of(Problem.TOO_LONG) : Optional.empty();
    }
}
