package io.pushdeck.console.sending;

import io.pushdeck.console.bridge.Backend;
import io.pushdeck.console.bridge.PushNews;
import io.pushdeck.console.preferences.Keys;
import io.pushdeck.console.preferences.Preferences;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import javafx.beans.property.IntegerProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// All pushes that have not ended. Each waits for as long as it can be undone, and only then is the server asked.
/// Confined to the JavaFX thread.
public final class Departures {
    static final long SECOND = 1_000_000_000L;

    private final Backend backend;
    private final IntSupplier undoSeconds;
    private final LongSupplier nanos;
    private final ObservableList<Departure> all = FXCollections.observableArrayList();
    private Runnable whenAllAccepted = () -> {};

    /// @param undoSeconds how long a push can be undone; 0 for not at all
    /// @param nanos       a clock that nobody sets: only differences count
    public Departures(Backend backend, IntSupplier undoSeconds, LongSupplier nanos) {
        this.backend = backend;
        this.undoSeconds = undoSeconds;
        this.nanos = nanos;
    }

    /// As the operator has set it.
    public static Departures of(Backend backend, Preferences preferences) {
        IntegerProperty seconds = preferences.number(Keys.UNDO_SECONDS, Keys.UNDO_SECONDS_DEFAULT);
        return new Departures(backend, () -> Math.clamp(seconds.get(), 0, Keys.UNDO_SECONDS_MOST), System::nanoTime);
    }

    /// Oldest first; for reading only.
    public ObservableList<Departure> all() {
        return all;
    }

    /// Lets it wait for its time, or leave at once.
    public void dispatch(Letter letter) {
        long window = letter.atOnce() ? 0 : undoSeconds.getAsInt() * SECOND;
        Departure departure = new Departure(letter, nanos.getAsLong(), window);
        all.add(departure);
        if (window == 0) {
            leave(departure);
        }
    }

    /// Lets those leave whose time is over; to be called several times a second while [#isAnyWaiting].
    public void tick() {
        long now = nanos.getAsLong();
        for (Departure departure : List.copyOf(all)) {
            if (departure.isWaiting() && departure.tick(now)) {
                leave(departure);
            }
        }
    }

    public boolean isAnyWaiting() {
        return all.stream().anyMatch(Departure::isWaiting);
    }

    /// Those that can still be undone, oldest first.
    public List<Departure> waiting() {
        return all.stream().filter(Departure::isWaiting).toList();
    }

    /// Does nothing once it has left.
    public void undo(Departure departure) {
        if (departure.isWaiting() && all.remove(departure)) {
            departure.letter().onUndo().run();
        }
    }

    /// Takes back the one that was pushed last.
    ///
    /// @return whether one could be taken back
    public boolean undoLast() {
        for (Departure departure : all.reversed()) {
            if (departure.isWaiting()) {
                undo(departure);
                return true;
            }
        }
        return false;
    }

    /// Does nothing once it has left.
    public void sendNow(Departure departure) {
        if (departure.isWaiting()) {
            leave(departure);
        }
    }

    /// Nobody else gets it. Does nothing before it is under way.
    public void stop(Departure departure) {
        departure.push().filter(push -> all.contains(departure)).ifPresent(push -> {
            departure.phase(Departure.Phase.STOPPING);
            backend.stop(push);
        });
    }

    /// Lets all leave that wait.
    ///
    /// @param then run once the server has answered for each; at once if none is open
    public void sendAll(Runnable then) {
        whenAllAccepted = then;
        List.copyOf(all).forEach(this::sendNow);
        settle();
    }

    private void leave(Departure departure) {
        departure.phase(Departure.Phase.ASKED);
        backend.push(departure.letter().request().get(), news -> hear(departure, news));
    }

    private void hear(Departure departure, PushNews news) {
        departure.hear(news);
        if (news instanceof PushNews.Refused || news instanceof PushNews.Ended) {
            all.remove(departure);
        }
        departure.letter().onNews().accept(news);
        settle();
    }

    private void settle() {
        if (all.stream().allMatch(departure -> departure.push().isPresent())) {
            Runnable then = whenAllAccepted;
            whenAllAccepted = () -> {};
            then.run();
        }
    }
}
