package io.pushdeck.console.bench;

import java.lang.management.ManagementFactory;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/// How fluid the window is: from frame to frame, and from a question to the JavaFX thread until it has an answer, asked
/// every 20 ms as a key or a click would. A frame is a pulse; the next one waits until the one before is drawn, so
/// what drawing costs is in it. Started, stopped and read by the benchmark's thread.
final class FrameWatch {
    static final double FREEZE_MILLIS = 100;
    private static final int ASK_MILLIS = 20;

    private final Durations frames = new Durations();
    private final Durations answers = new Durations();
    private final long fxThread;
    private final AnimationTimer timer = new AnimationTimer() {
        private long last;

        @Override
        public void start() {
            last = 0;
            super.start();
        }

        @Override
        public void handle(long now) {
            long at = System.nanoTime();
            if (last != 0) {
                frames.add((at - last) / 1e6);
            }
            last = at;
        }
    };
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("questions").factory());
    private @Nullable ScheduledFuture<?> asking;
    private long cpuBefore;
    private long before;
    private double seconds;
    private double cpuSeconds;

    private FrameWatch(OpenConsole console) {
        fxThread = console.ask(() -> Thread.currentThread().threadId());
    }

    static FrameWatch start(OpenConsole console) {
        FrameWatch watch = new FrameWatch(console);
        watch.before = System.nanoTime();
        watch.cpuBefore = watch.cpu();
        console.ask(() -> {
            watch.timer.start();
            return true;
        });
        watch.asking = watch.clock.scheduleAtFixedRate(watch::question, 0, ASK_MILLIS, TimeUnit.MILLISECONDS);
        return watch;
    }

    FrameWatch stop(OpenConsole console) {
        if (asking != null) {
            asking.cancel(false);
        }
        clock.shutdown();
        console.ask(() -> {
            timer.stop();
            return true;
        });
        seconds = (System.nanoTime() - before) / 1e9;
        cpuSeconds = (cpu() - cpuBefore) / 1e9;
        return this;
    }

    Durations frames() {
        return frames;
    }

    Durations answers() {
        return answers;
    }

    double framesPerSecond() {
        return frames.count() / seconds;
    }

    /// Share of one core that the JavaFX thread took.
    double occupancy() {
        return cpuSeconds / seconds;
    }

    private void question() {
        long asked = System.nanoTime();
        Platform.runLater(() -> answers.add(Durations.millisSince(asked)));
    }

    private long cpu() {
        return ManagementFactory.getThreadMXBean().getThreadCpuTime(fxThread);
    }
}
