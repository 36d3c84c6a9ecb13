package io.pushdeck.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.console.bridge.Network;
import io.pushdeck.server.testing.Await;
import io.pushdeck.server.testing.Needs;
import io.pushdeck.server.testing.SystemPart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// With real processes.
class ProcessNeighboursTest {
    @TempDir
    private Path home;

    @Test
    @Needs(SystemPart.DISPLAY)
    void twoPushdecksRunSideBySideEachWithAFolderAndAServerOfItsOwn() throws Exception {
        Network network = new Network();
        int port = 18_080;
        ProcessNeighbours neighbours = new ProcessNeighbours(OwnCommand::find);
        List<Path> folders = List.of(home.resolve("a"), home.resolve("b"));
        int[] ports = new int[4];
        for (int i = 0; i < ports.length; i++) {
            port = network.freePortAfter(port, 0);
            ports[i] = port;
        }
        try {
            for (int i = 0; i < 2; i++) {
                Files.createDirectory(folders.get(i));
                Files.write(
                        folders.get(i).resolve("console.properties"),
                        List.of(
                                "tour.seen=true",
                                "server.websocket-port=" + ports[2 * i],
                                "server.http-port=" + ports[2 * i + 1]));
                assertFalse(neighbours.isRunning(folders.get(i)));
                assertEquals(Optional.empty(), neighbours.start(folders.get(i)));
            }
            for (int i = 0; i < 2; i++) {
                assertTrue(neighbours.isRunning(folders.get(i)));
                assertTrue(neighbours.show(folders.get(i)));
                int own = ports[2 * i];
                Await.until("somebody listens on " + own, () -> isOpen(own));
            }
        } finally {
            folders.forEach(folder -> RunningInstance.ask(folder, RunningInstance.Request.QUIT));
        }
        for (Path folder : folders) {
            Await.until(folder + " is left", () -> !neighbours.isRunning(folder));
        }
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void whatEndsBeforeItRunsSaysWhyWithItsLastWords() {
        ProcessNeighbours neighbours =
                new ProcessNeighbours(() -> List.of("sh", "-c", "echo first; echo; echo the reason >&2; exit 3"));
        assertEquals(Optional.of("the reason"), neighbours.start(home));
        assertEquals(
                Optional.of("exit code 3"), new ProcessNeighbours(() -> List.of("sh", "-c", "exit 3")).start(home));
    }

    @Test
    void aCommandThatIsNotThereIsTold() {
        String why = new ProcessNeighbours(() -> List.of(home.resolve("no-java").toString()))
                .start(home)
                .orElseThrow();
        assertTrue(why.contains("no-java"), why);
    }

    private static boolean isOpen(int port) {
        try (Socket open = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return open.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }
}
