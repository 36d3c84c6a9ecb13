package io.pushdeck.server.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.message.HistoryQuery;
import io.pushdeck.server.message.PushRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What was said to be stored is there after the process was killed.
class StoreKillIT {
    private static final int ROUNDS = 20;
    private static final int PUBLISHING_ROUNDS = 10;

    @TempDir
    private Path folder;

    @Test
    void noAcknowledgedEditIsLostWhenTheProcessIsKilled() throws IOException, InterruptedException {
        Set<ClientId> acknowledged = new HashSet<>();
        for (int round = 0; round < ROUNDS; round++) {
            int before = acknowledged.size();
            editUntilKilled(round, 100 + 150 * round, acknowledged);
            assertTrue(acknowledged.size() > before, "the child acknowledged nothing in round " + round);
        }
        try (Store store = Store.open(folder, Clock.systemUTC())) {
            Set<ClientId> lost = new HashSet<>(acknowledged);
            lost.removeAll(store.load().members().getOrDefault(StoreFixture.id(1), Set.of()));
            assertTrue(
                    lost.isEmpty(),
                    () -> lost.size() + " of " + acknowledged.size() + " were lost, such as "
                            + lost.iterator().next());
            assertEquals(List.of(), store.checkIntegrity());
        }
    }

    @Test
    void everyAcceptedPushIsThereInOrderAndWithAllItsRecipients() throws IOException, InterruptedException {
        List<PushId> accepted = new ArrayList<>();
        for (int round = 0; round < PUBLISHING_ROUNDS; round++) {
            int before = accepted.size();
            runUntilKilled(PublishingChild.class, round, 1 + 3 * round, line -> accepted.add(new PushId(line)));
            assertTrue(accepted.size() > before, "the child accepted nothing in round " + round);
        }
        try (Store store = Store.open(folder, Clock.systemUTC())) {
            long last = 0;
            for (PushId push : accepted) {
                PushRecord found = store.archive().find(push).orElseThrow();
                assertTrue(found.number() > last, () -> push + " is out of order");
                last = found.number();
            }
            Set<PushId> all = new HashSet<>();
            store.archive().search(HistoryQuery.NEWEST).forEach(push -> all.add(push.id()));
            for (PushId push : all) {
                assertEquals(
                        PublishingChild.CROWD, store.archive().deliveries(push).size(), push.toString());
            }
            assertEquals(List.of(), store.checkIntegrity());
        }
    }

    private void editUntilKilled(int round, int enough, Set<ClientId> acknowledged)
            throws IOException, InterruptedException {
        runUntilKilled(EditingChild.class, round, enough, line -> acknowledged.add(new ClientId(line)));
    }

    private void runUntilKilled(Class<?> program, int round, int enough, Consumer<String> heard)
            throws IOException, InterruptedException {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xshare:auto",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        program.getName(),
                        folder.toString(),
                        Integer.toString(round))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            int count = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("r" + round + "-")) {
                    heard.accept(line);
                    count++;
                    if (count == enough) {
                        // Not that of the process itself, which would close the stream we read.
                        assertTrue(child.toHandle().destroyForcibly());
                    }
                }
            }
        } finally {
            child.destroyForcibly();
            assertTrue(child.waitFor(15, TimeUnit.SECONDS));
        }
    }
}
