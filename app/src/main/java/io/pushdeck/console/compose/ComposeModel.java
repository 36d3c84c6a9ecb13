package io.pushdeck.console.compose;

import io.pushdeck.console.bridge.PushNews;
import io.pushdeck.console.bridge.PushRequest;
import io.pushdeck.console.sending.Departures;
import io.pushdeck.console.sending.Letter;
import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.message.FrozenAudience;
import io.pushdeck.server.message.PushClass;
import io.pushdeck.server.message.Severity;
import io.pushdeck.server.schedule.Lifetime;
import io.pushdeck.server.schedule.PlannedPush;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.util.Subscription;

/// What is being written, to whom, what stands in the way, and how the last push ended. Confined to the JavaFX
/// thread.
final class ComposeModel {
    private static final int MOST_KEPT = 10;

    private final AudienceModel audience;
    private final DraftModel draft;
    private final Departures departures;
    private final Clock clock;
    private final Runnable onTakenBack;
    private final ObjectProperty<PushClass> pushClass = new SimpleObjectProperty<>(PushClass.ANNOUNCEMENT);
    private final StringProperty quoted = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Optional<Problem>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Problem>> laterProblem = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Ending>> result = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper restorable = new ReadOnlyBooleanWrapper();
    /// What can be brought back, newest first.
    private final Deque<Kept> kept = new ArrayDeque<>();

    private final Subscription subscription;

    /// What was in the composer.
    ///
    /// @param whom empty if the recipients stay as they are when it is brought back
    private record Kept(Draft draft, Optional<Whom> whom, PushClass pushClass, String quoted) {
        Kept textOnly() {
            return new Kept(draft, Optional.empty(), pushClass, quoted);
        }
    }

    /// @param clock       in the zone of the operator
    /// @param onTakenBack shows the composer, since something comes back to it
    ComposeModel(AudienceModel audience, DraftModel draft, Departures departures, Clock clock, Runnable onTakenBack) {
        this.onTakenBack = onTakenBack;
        this.audience = audience;
        this.draft = draft;
        this.departures = departures;
        this.clock = clock;
        this.subscription = Subscription.combine(
                audience.shownProperty().subscribe(this::refresh),
                pushClass.subscribe(this::refresh),
                draft.follow(this::refresh));
        refresh();
    }

    AudienceModel audience() {
        return audience;
    }

    DraftModel draft() {
        return draft;
    }

    /// What becomes of the push where a client reads too slowly.
    ObjectProperty<PushClass> pushClassProperty() {
        return pushClass;
    }

    /// The message that is being answered; empty if none.
    StringProperty quotedProperty() {
        return quoted;
    }

    /// The first thing that stands in the way; empty if a push is possible.
    ReadOnlyObjectProperty<Optional<Problem>> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// The first thing that stands in the way of pushing it later; empty if that is possible.
    ReadOnlyObjectProperty<Optional<Problem>> laterProblemProperty() {
        return laterProblem.getReadOnlyProperty();
    }

    /// How the last push ended; empty before the first, and once the next is begun.
    ReadOnlyObjectProperty<Optional<Ending>> resultProperty() {
        return result.getReadOnlyProperty();
    }

    /// The operator has read how it ended.
    void forgetResult() {
        result.set(Optional.empty());
    }

    /// Whether [#restore] would bring something back without overwriting anything.
    ReadOnlyBooleanProperty restorableProperty() {
        return restorable.getReadOnlyProperty();
    }

    /// How many a push would be for: of a live update only those who are there.
    int people() {
        FrozenAudience shown = audience.shownProperty().get();
        return pushClass.get() == PushClass.LIVE
                ? shown.reach().online()
                : shown.reach().people();
    }

    /// Adds recipients; an answer goes to them alone and shows what it answers.
    ///
    /// @param answering empty for a new push
    void open(Audience added, String answering) {
        audience.forgetGone();
        if (answering.isBlank()) {
            // A rehearsal and real people never stand side by side: whoever opens one of them means it alone.
            if (audience.recipients().wouldMix(added)) {
                audience.recipients().replaceBy(added);
            } else {
                audience.recipients().add(added);
            }
        } else {
            audience.recipients().replaceBy(added);
            quoted.set(answering);
        }
        result.set(Optional.empty());
    }

    /// Whether a push would go to everyone, and to more people than may be addressed without asking.
    boolean reachesEveryone(int atMost) {
        return audience.recipients().audience().everyone() && people() > atMost;
    }

    /// Pushes what is written; does nothing while there is a problem. The composer is free for the next one at once.
    void push() {
        refresh();
        if (problem.get().isPresent()) {
            return;
        }
        Draft written = draft.draft();
        PushClass kind = pushClass.get();
        Kept whole = new Kept(written, Optional.of(audience.whom()), kind, quoted.get());
        Audience chosen = audience.chosen();
        Follower follower = new Follower(whole, audience.shownProperty().get());
        int people = people();
        result.set(Optional.empty());
        audience.forgetGone();
        draft.put(Draft.EMPTY);
        quoted.set("");
        departures.dispatch(new Letter(
                written.name(),
                people,
                kind == PushClass.LIVE || written.severity() == Severity.CRITICAL,
                () -> new PushRequest(
                        written.announcement(clock.instant(), clock.getZone()), kind, chosen, written.courseTaken()),
                () -> takeBack(whole),
                follower::hear));
    }

    /// What is written, to go later.
    ///
    /// @throws IllegalArgumentException if there is a [#laterProblemProperty]
    PlannedPush planned() {
        Draft written = draft.draft();
        Optional<Lifetime> lifetime = written.expiry().lifetime();
        Announcement says = written.announcement(clock.instant(), clock.getZone());
        return new PlannedPush(
                lifetime.isPresent() ? says.withExpires(Optional.empty()) : says,
                lifetime,
                audience.chosen(),
                written.courseTaken());
    }

    /// Empties the composer for the next push; the recipients stay.
    ///
    /// @return puts back what was written, unless something else is by then
    Runnable takeOut() {
        Kept whole = new Kept(draft.draft(), Optional.of(audience.whom()), pushClass.get(), quoted.get());
        result.set(Optional.empty());
        audience.forgetGone();
        draft.put(Draft.EMPTY);
        quoted.set("");
        return () -> putBack(whole);
    }

    private void takeBack(Kept whole) {
        onTakenBack.run();
        result.set(Optional.of(new Ending.TakenBack(!putBack(whole))));
    }

    /// What is heard of one push, compared with what was seen when it was made.
    private final class Follower {
        private final Kept whole;
        private final FrozenAudience shown;
        private Optional<PushNews.Accepted> accepted = Optional.empty();

        Follower(Kept whole, FrozenAudience shown) {
            this.whole = whole;
            this.shown = shown;
        }

        void hear(PushNews news) {
            switch (news) {
                case PushNews.Accepted now -> accepted = Optional.of(now);
                case PushNews.Refused refused ->
                    result.set(Optional.of(new Ending.Refused(refused.refusal(), !putBack(whole))));
                case PushNews.Ended ended -> {
                    var sent = new Ending.Sent(accepted.map(PushNews.Accepted::push), ended.outcome(), drift());
                    // A live update that nobody got is nowhere else.
                    if (accepted.isPresent() || sent.reachedAnyone()) {
                        keep(whole.textOnly());
                    } else {
                        putBack(whole);
                    }
                    result.set(Optional.of(sent));
                }
            }
        }

        private Ending.Drift drift() {
            return accepted.map(now -> Ending.Drift.between(shown, now.audience()))
                    .orElse(Ending.Drift.NONE);
        }
    }

    /// Never over something that is being written.
    ///
    /// @return whether it is in the composer again; if not, [#restore] brings it back later
    private boolean putBack(Kept whole) {
        if (draft.draft().isBlank()) {
            bring(whole);
            return true;
        }
        keep(whole);
        return false;
    }

    private void keep(Kept what) {
        kept.addFirst(what);
        if (kept.size() > MOST_KEPT) {
            kept.removeLast();
        }
        refresh();
    }

    private void bring(Kept what) {
        draft.put(what.draft());
        what.whom().ifPresent(audience::put);
        pushClass.set(what.pushClass());
        quoted.set(what.quoted());
    }

    /// Brings back what was pushed or taken back last; does nothing once something new is written.
    void restore() {
        if (restorable.get()) {
            bring(kept.removeFirst());
            refresh();
        }
    }

    /// Stops following what it is made of.
    void close() {
        subscription.unsubscribe();
        audience.close();
    }

    private void refresh() {
        problem.set(findProblem());
        laterProblem.set(findLaterProblem());
        restorable.set(!kept.isEmpty() && draft.draft().isBlank());
    }

    private Optional<Problem> findProblem() {
        FrozenAudience shown = audience.shownProperty().get();
        if (audience.recipients().items().isEmpty()) {
            return Optional.of(Problem.of(Problem.Kind.NO_RECIPIENT));
        }
        if (audience.recipients().audience().isMixed()) {
            return Optional.of(Problem.of(Problem.Kind.MIXED));
        }
        if (shown.reach().people() == 0) {
            return Optional.of(Problem.of(Problem.Kind.NOBODY));
        }
        if (people() == 0) {
            return Optional.of(Problem.of(Problem.Kind.NOBODY_ONLINE));
        }
        return draft.draft().problem(clock.instant(), clock.getZone());
    }

    /// Who is there now does not matter then.
    private Optional<Problem> findLaterProblem() {
        if (audience.recipients().items().isEmpty()) {
            return Optional.of(Problem.of(Problem.Kind.NO_RECIPIENT));
        }
        if (audience.recipients().audience().isMixed()) {
            return Optional.of(Problem.of(Problem.Kind.MIXED));
        }
        if (audience.recipients().audience().isSimulated()) {
            return Optional.of(Problem.of(Problem.Kind.REHEARSAL_LATER));
        }
        return pushClass.get() == PushClass.LIVE
                ? Optional.of(Problem.of(Problem.Kind.LIVE_LATER))
                : draft.draft().problem(clock.instant(), clock.getZone());
    }
}
