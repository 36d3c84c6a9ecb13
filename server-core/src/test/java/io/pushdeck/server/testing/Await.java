package io.pushdeck.server.testing;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// Waiting with a limit. Every method fails the test when the limit is over.
public final class Await {
    private static final Duration LIMIT = Duration.ofSeconds(15);
    private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private Await() {}

    /// The next element.
    public static <T> T next(BlockingQueue<T> queue, String what) {
        try {
            T element = queue.poll(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            if (element == null) {
                throw new AssertionError("Waited in vain for " + what);
            }
            return element;
        } catch (InterruptedException e) {
            throw interrupted(what, e);
        }
    }

    public static void zero(CountDownLatch latch, String what) {
        try {
            if (!latch.await(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("Waited in vain for " + what);
            }
        } catch (InterruptedException e) {
            throw interrupted(what, e);
        }
    }

    /// For a state that nobody announces.
    public static void until(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("Waited in vain until " + what);
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }

    /// For what takes as long as it takes: the limit begins anew whenever `progress` changes.
    ///
    /// @param what asked when it has failed, to tell how things stand then
    public static void untilStalled(Supplier<String> what, BooleanSupplier condition, LongSupplier progress) {
        long last = progress.getAsLong();
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            long now = progress.getAsLong();
            if (now != last) {
                last = now;
                end = System.nanoTime() + LIMIT.toNanos();
            } else if (System.nanoTime() - end > 0) {
                throw new AssertionError("Nothing moves any more, waiting until " + what.get());
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }

    /// What is there once it is.
    public static <T> T until(Supplier<Optional<T>> value, String what) {
        AtomicReference<Optional<T>> last = new AtomicReference<>(Optional.empty());
        until(what + " is known", () -> {
            last.set(value.get());
            return last.get().isPresent();
        });
        return last.get().orElseThrow();
    }

    private static AssertionError interrupted(String what, InterruptedException e) {
        Thread.currentThread().interrupt();
        return new AssertionError("Interrupted while waiting for " + what, e);
    }
}
