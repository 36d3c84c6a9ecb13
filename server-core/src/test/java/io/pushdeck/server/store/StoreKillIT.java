package io.pushdeck.server.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.server.identity.ClientId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What was said to be stored is there after the process was killed.
class StoreKillIT {
    private static final int ROUNDS = 20;

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

    private void editUntilKilled(int round, int enough, Set<ClientId> acknowledged)
            throws IOException, InterruptedException {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xshare:auto",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        EditingChild.class.getName(),
                        folder.toString(),
                        Integer.toString(round))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            int count = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("r" + round + "-")) {
                    acknowledged.add(new ClientId(line));
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
