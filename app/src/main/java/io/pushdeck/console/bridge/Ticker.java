package io.pushdeck.console.bridge;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/// Does something once a second while it is started. Not a Timeline: one that runs keeps the whole window looking for
/// something to draw 60 times a second, also where nothing happens. Confined to the JavaFX thread.
public final class Ticker {
    private final Executor fxThreadNextSecond;
    private final Runnable tick;
    // What is under way for an earlier start comes to nothing.
    private int starts;

    /// @param tick on the JavaFX thread
    public Ticker(Runnable tick) {
        this.tick = tick;
        this.fxThreadNextSecond = CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS, new FxThread());
    }

    /// From the beginning of a second, if it was started before.
    public void start() {
        starts++;
        await(starts);
    }

    public void stop() {
        starts++;
    }

    private void await(int since) {
        fxThreadNextSecond.execute(() -> {
            if (since == starts) {
                await(since);
                tick.run();
            }
        });
    }
}
