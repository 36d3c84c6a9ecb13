package io.pushdeck.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.server.testing.Await;
import io.pushdeck.server.testing.Crowd;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an idle connection costs, in a process where nothing else happens.
class MemoryIT {
    private static final int MEASURED = 2_000;
    private static final int MOST_BYTES = 4 * 1024;

    @TempDir
    Path home;

    @Test
    void anIdleConnectionCostsAtMostFourKibibytesOfHeap() throws Exception {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        IdleChild.class.getName(),
                        home.toString())
                .redirectError(home.resolve("errors").toFile())
                .start();
        try (BufferedReader said = child.inputReader(StandardCharsets.UTF_8)) {
            int port = (int) number(said, "port ");
            // The first ones also load classes and fill pools.
            try (Crowd first = connect(port, 500, "first")) {
                long before = heap(child, said);
                try (Crowd measured = connect(port, MEASURED, "measured")) {
                    long each = (heap(child, said) - before) / MEASURED;
                    assertTrue(each <= MOST_BYTES, () -> "An idle connection costs " + each + " bytes of heap");
                    assertEquals(MEASURED + 500, measured.open() + first.open());
                }
            }
            child.outputWriter(StandardCharsets.UTF_8).close();
            assertTrue(child.waitFor(20, TimeUnit.SECONDS));
        } finally {
            child.destroyForcibly();
        }
    }

    private static Crowd connect(int port, int size, String prefix) {
        Crowd crowd = Crowd.connect(port, size, prefix);
        Await.until("everyone is connected", () -> crowd.open() == size);
        return crowd;
    }

    private static long heap(Process child, BufferedReader said) throws IOException {
        var ask = child.outputWriter(StandardCharsets.UTF_8);
        ask.write("heap\n");
        ask.flush();
        return number(said, "heap ");
    }

    private static long number(BufferedReader said, String what) throws IOException {
        String line = said.readLine();
        while (line != null && !line.startsWith(what)) {
            line = said.readLine();
        }
        if (line == null) {
            throw new IOException("The child ended before it said '" + what + "'");
        }
        return Long.parseLong(line.substring(what.length()));
    }
}
