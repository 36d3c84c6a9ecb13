package io.pushdeck.console.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.server.testing.Needs;
import io.pushdeck.server.testing.SystemPart;
import java.awt.event.KeyEvent;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the window has shown as done is there after kill -9. The edits are made with mouse and keys in the packaged
/// console; what is on disk is read from a copy, so that looking repairs nothing for the next start.
@Needs(SystemPart.DISPLAY)
class KillIT {
    private static final int ROUNDS = 20;
    private static final int EDITS = 2;
    /// The kill comes so much later in each round, from before Enter is down to after the edit is on the screen.
    private static final int LATER_MILLIS = 1;

    private static final Path PICTURES = Path.of(System.getProperty("pushdeck.output"));

    /// In the order of their creation.
    private final List<String> acknowledged = new ArrayList<>();
    private final List<String> unacknowledged = new ArrayList<>();

    @TempDir
    private Path folder;

    @Test
    void noEditThatTheWindowShowedIsLostWhenTheConsoleIsKilled() throws Exception {
        Files.createDirectories(PICTURES);
        Path home = Files.createDirectory(folder.resolve("home"));
        chooseFreePorts(home);
        for (int round = 0; round < ROUNDS; round++) {
            try (PackagedConsole console = PackagedConsole.start(home, PICTURES)) {
                editUntilKilled(round, console, new Operator(console, PICTURES));
            }
            checkDisk(home, round);
        }
        Set<String> stored = storedGroups(copyOf(home, "end"));
        long survived = unacknowledged.stream().filter(stored::contains).count();
        Files.writeString(
                PICTURES.resolve("kills.txt"),
                "%d kills; %d edits shown, none lost; of %d not yet shown, %d were on disk%n"
                        .formatted(ROUNDS, acknowledged.size(), unacknowledged.size(), survived));
    }

    private void editUntilKilled(int round, PackagedConsole console, Operator operator) {
        operator.sees("#server-status", "Listening");
        if (!acknowledged.isEmpty()) {
            operator.sees("#groups-list .group-cell", acknowledged.getFirst());
            seesAtTheEnd(operator, acknowledged.getLast());
        }
        for (int edit = 1; edit <= EDITS; edit++) {
            String name = "r%d e%d".formatted(round, edit);
            writeName(operator, name);
            operator.type("\n");
            seesAtTheEnd(operator, name);
            acknowledged.add(name);
        }
        String name = "r%d cut".formatted(round);
        writeName(operator, name);
        unacknowledged.add(name);
        var killed = CompletableFuture.runAsync(
                console::kill, CompletableFuture.delayedExecutor((long) round * LATER_MILLIS, TimeUnit.MILLISECONDS));
        operator.type("\n");
        killed.join();
    }

    private static void writeName(Operator operator, String name) {
        operator.click(operator.sees("#groups-new"));
        operator.sees("#dialog-field");
        operator.type(name);
        operator.sees("#dialog-field", name);
    }

    /// The list shows a few groups at a time, and a new one is its last.
    private static void seesAtTheEnd(Operator operator, String name) {
        operator.click(operator.sees("#groups-list"));
        // Again and again: it leads to the last group of the moment, and the new one may come a moment later.
        operator.seesWith(KeyEvent.VK_END, "#groups-list .group-cell", name);
    }

    private void checkDisk(Path home, int round) throws IOException, SQLException {
        Path copy = copyOf(home, "round-" + round);
        assertEquals(List.of("ok"), column(copy, "PRAGMA integrity_check"));
        Set<String> stored = storedGroups(copy);
        Set<String> lost = new HashSet<>(acknowledged);
        lost.removeAll(stored);
        assertEquals(Set.of(), lost, "lost in round " + round);
        stored.removeAll(acknowledged);
        assertTrue(unacknowledged.containsAll(stored), () -> "nobody asked for all of " + stored);
    }

    private static Set<String> storedGroups(Path database) throws SQLException {
        return new HashSet<>(column(database, "SELECT name FROM groups"));
    }

    private static List<String> column(Path database, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    private Path copyOf(Path home, String name) throws IOException {
        Path copy = Files.createDirectory(folder.resolve(name));
        for (String file : List.of("pushdeck.db", "pushdeck.db-wal")) {
            if (Files.exists(home.resolve(file))) {
                Files.copy(home.resolve(file), copy.resolve(file));
            }
        }
        return copy.resolve("pushdeck.db");
    }

    private static void chooseFreePorts(Path home) throws IOException {
        try (ServerSocket first = new ServerSocket(0);
                ServerSocket second = new ServerSocket(0)) {
            Files.writeString(
                    home.resolve("console.properties"), """
                    tour.seen=true
                    server.websocket-port=%d
                    server.http-port=%d
                    """.formatted(first.getLocalPort(), second.getLocalPort()));
        }
    }
}
