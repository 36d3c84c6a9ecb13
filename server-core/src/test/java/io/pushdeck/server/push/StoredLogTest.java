package io.pushdeck.server.push;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.server.hub.DeliveryLog.CatchUp;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.metrics.Recorder;
import io.pushdeck.server.store.Store;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredLogTest {
    private static final ClientId ANNA = new ClientId("anna");

    @TempDir
    private Path folder;

    @Test
    void nothingIsReadForAConnectionThatIsGone() {
        try (Store store = Store.open(folder, Clock.systemUTC());
                StoredLog log = new StoredLog(store, Runnable::run, (client, push, action) -> {}, new Recorder())) {
            assertEquals(List.of(), answers(log, () -> false));
            assertEquals(1, answers(log, () -> true).size());
        }
    }

    @Test
    void whoIsGoneBetweenTwoPagesGetsNoOther() {
        try (Store store = Store.open(folder, Clock.systemUTC());
                StoredLog log = new StoredLog(store, Runnable::run, (client, push, action) -> {}, new Recorder())) {
            CatchUp missed = answers(log, () -> true).getFirst().orElseThrow();
            List<Boolean> ends = new ArrayList<>();
            missed.pages().next(() -> false, page -> ends.add(page.orElseThrow().atEnd()));
            assertTrue(ends.isEmpty());
            missed.pages().next(() -> true, page -> ends.add(page.orElseThrow().atEnd()));
            assertEquals(List.of(true), ends);
        }
    }

    private static List<Optional<CatchUp>> answers(StoredLog log, BooleanSupplier wanted) {
        List<Optional<CatchUp>> answers = new ArrayList<>();
        log.resume(ANNA, Optional.empty(), wanted, answers::add);
        return answers;
    }
}
