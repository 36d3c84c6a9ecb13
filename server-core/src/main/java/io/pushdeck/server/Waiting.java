package io.pushdeck.server;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Waits for the hub where a stop has to. Thread-safe.
final class Waiting {
    private static final Logger LOG = LoggerFactory.getLogger(Waiting.class);
    private static final int HUB_SECONDS = 2;

    private Waiting() {}

    /// The hub waits for nobody, so it is quick; if it is not, the server stops without it.
    static void await(CompletableFuture<Boolean> done) {
        try {
            done.get(HUB_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException late) {
            LOG.warn("The hub did not answer within {} s", HUB_SECONDS, late);
        }
    }
}
