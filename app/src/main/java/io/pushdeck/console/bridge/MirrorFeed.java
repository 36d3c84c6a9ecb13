package io.pushdeck.console.bridge;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/// Brings what waits in the inbox into the mirror: in the next frame after a quiet moment, and while much happens 20
/// times a second, which is more than anyone can read. What was measured, and nothing else, waits for up to a second,
/// so
/// that the heartbeats of quiet clients do not keep the window drawing. It runs when there is something to show and not
/// otherwise: an AnimationTimer would keep an idle console drawing 60 times a second, and stops on some desktops while
/// the window is minimised.
public final class MirrorFeed {
    private static final long FRAME_MILLIS = 16;
    private static final long BUSY_MILLIS = 50;
    private static final long MEASURED_MILLIS = 1_000;

    private final Mirror mirror;
    private final Executor fxThread;
    private final EventInbox inbox =
            new EventInbox(EventInbox.CAPACITY, () -> wake(BUSY_MILLIS), () -> wake(MEASURED_MILLIS));
    private Runnable resubscribe = () -> {};
    private volatile long drainedAt = System.nanoTime() - TimeUnit.MILLISECONDS.toNanos(BUSY_MILLIS);

    public MirrorFeed(Mirror mirror, Executor fxThread) {
        this.mirror = mirror;
        this.fxThread = fxThread;
    }

    /// To be subscribed to the hub.
    public EventInbox inbox() {
        return inbox;
    }

    /// @param newSubscription ends the inbox's place at the hub and takes a new one, which brings a new snapshot
    public void onLost(Runnable newSubscription) {
        resubscribe = newSubscription;
    }

    private void wake(long pauseMillis) {
        long since = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - drainedAt);
        long wait = Math.max(FRAME_MILLIS, pauseMillis - since);
        CompletableFuture.delayedExecutor(wait, TimeUnit.MILLISECONDS, fxThread).execute(this::drain);
    }

    private void drain() {
        drainedAt = System.nanoTime();
        EventInbox.Delivery delivery = inbox.drain();
        if (delivery.lost()) {
            resubscribe.run();
            return;
        }
        delivery.snapshot().ifPresent(mirror::reset);
        if (!delivery.events().isEmpty()) {
            mirror.apply(delivery.events());
        }
    }
}
