package io.pushdeck.server.hub;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/// Completes the futures that callers hold on threads of their own, so that what a caller hangs on a future can block
/// neither the hub nor the store. Thread-safe.
///
/// @param executor runs each completion; one that may block needs a thread a task
public record Answers(Executor executor) {
    public <T> void give(CompletableFuture<T> future, T value) {
        executor.execute(() -> future.complete(value));
    }

    public void fail(CompletableFuture<?> future, Throwable cause) {
        executor.execute(() -> future.completeExceptionally(cause));
    }
}
