package io.pushdeck.console.sending;

import io.pushdeck.console.bridge.PushNews;
import io.pushdeck.server.identity.PushId;
import java.util.Optional;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// One push from the button to its end. Changed by [Departures] alone.
public final class Departure {
    /// How far it is.
    public enum Phase {
        /// Nothing has left; it can be undone.
        WAITING,
        /// The server was asked and has not accepted it yet.
        ASKED,
        /// It goes to one after the other, and can be stopped until the last.
        UNDERWAY,
        /// It was stopped, and the last of those already begun are being written.
        STOPPING
    }

    /// Of something that has no known share.
    private static final double UNKNOWN = -1;

    private final Letter letter;
    private final long window;
    private final long leaves;
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.WAITING);
    private final ReadOnlyIntegerWrapper secondsLeft = new ReadOnlyIntegerWrapper();
    private final ReadOnlyDoubleWrapper share = new ReadOnlyDoubleWrapper();
    private final ReadOnlyIntegerWrapper online = new ReadOnlyIntegerWrapper();
    private Optional<PushId> push = Optional.empty();

    Departure(Letter letter, long now, long window) {
        this.letter = letter;
        this.window = window;
        this.leaves = now + window;
        tick(now);
    }

    Letter letter() {
        return letter;
    }

    /// What the operator knows it by.
    public String title() {
        return letter.title();
    }

    /// How many it reaches as the operator saw it.
    public int people() {
        return letter.people();
    }

    public ReadOnlyObjectProperty<Phase> phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    /// Until it leaves, rounded up.
    public ReadOnlyIntegerProperty secondsLeftProperty() {
        return secondsLeft.getReadOnlyProperty();
    }

    /// While it waits what is left of the time, from 1 to 0; then -1: it is over too soon to be measured.
    public ReadOnlyDoubleProperty shareProperty() {
        return share.getReadOnlyProperty();
    }

    /// How many there are to have a turn.
    public ReadOnlyIntegerProperty onlineProperty() {
        return online.getReadOnlyProperty();
    }

    boolean isWaiting() {
        return phase.get() == Phase.WAITING;
    }

    Optional<PushId> push() {
        return push;
    }

    void phase(Phase now) {
        phase.set(now);
    }

    /// @return whether its time is over
    boolean tick(long now) {
        long left = Math.max(0, leaves - now);
        secondsLeft.set((int) Math.ceilDiv(left, Departures.SECOND));
        share.set(window == 0 ? 0 : (double) left / window);
        return left == 0;
    }

    void hear(PushNews news) {
        switch (news) {
            case PushNews.Accepted accepted -> {
                push = Optional.of(accepted.push());
                online.set(accepted.audience().online().size());
                share.set(UNKNOWN);
                phase.set(Phase.UNDERWAY);
            }
            case PushNews.Refused ignored -> {}
            case PushNews.Ended ignored -> {}
        }
    }
}
