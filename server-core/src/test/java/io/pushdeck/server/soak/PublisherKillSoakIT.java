package io.pushdeck.server.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.server.PushListener;
import io.pushdeck.server.PushServer;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.message.HistoryQuery;
import io.pushdeck.server.message.PushRecord;
import io.pushdeck.server.testing.Await;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A server is killed again and again while it pushes: what it said was accepted is there, in order, and every client
/// ends
/// with each push once.
class PublisherKillSoakIT {
    private static final int ROUNDS = SoakLength.count(5, 50);
    private static final int NO_LIMIT = 1_000_000;
    private static final int LAST_PUSHES = 100;

    @TempDir
    private Path folder;

    private final long seed = SoakLength.seed();
    private final SoakReport report = SoakReport.seeded("publisher-kill", "A publishing server is killed", seed);
    private final Random random = new Random(seed);
    private final Findings findings = new Findings();
    /// What the children said was accepted.
    private final NavigableMap<Long, PushId> accepted = new TreeMap<>();
    private final List<ResumingClient> clients = new ArrayList<>();
    private int port;

    @Test
    void whatWasAcceptedIsThereAndEveryClientGetsItOnce() throws Exception {
        try {
            for (int round = 0; round < ROUNDS; round++) {
                int before = accepted.size();
                publish(round, NO_LIMIT, 100 + random.nextInt(300));
                assertTrue(accepted.size() > before, "nothing was accepted in round " + round);
                assertEquals(List.of("ok"), integrity());
            }
            publish(ROUNDS, LAST_PUSHES, LAST_PUSHES);
        } finally {
            clients.forEach(ResumingClient::close);
        }
        List<PushRecord> history = history();
        judgeHistory(history);
        clients.forEach(client -> judgeClient(client, history));
        tell(history.size());
        assertEquals(List.of(), findings.words(), () -> "-Dsoak.seed=" + seed);
    }

    /// One child, until it has said that often that a push was accepted; then it is killed. The last of all is left
    /// alone until
    /// every client has everything.
    private void publish(int round, int limit, int enough) throws IOException, InterruptedException {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        PublishingChild.class.getName(),
                        folder.toString(),
                        Integer.toString(port),
                        Integer.toString(round),
                        Integer.toString(limit))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader lines = child.inputReader(StandardCharsets.UTF_8)) {
            int count = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                count += hear(line.split(" ", 3));
                if (count == enough) {
                    if (limit == LAST_PUSHES) {
                        awaitEveryClient();
                    }
                    // Not that of the process itself, which would close the stream we read.
                    assertTrue(child.toHandle().destroyForcibly());
                }
            }
        } finally {
            child.destroyForcibly();
            assertTrue(child.waitFor(15, TimeUnit.SECONDS));
        }
    }

    /// @return how many were accepted
    private int hear(String[] words) {
        switch (words[0]) {
            case "port" -> {
                port = Integer.parseInt(words[1]);
                startClients();
            }
            case "accepted" -> {
                accepted.put(Long.parseLong(words[1]), new PushId(words[2]));
                return 1;
            }
            default -> findings.add(String.join(" ", words));
        }
        return 0;
    }

    private void startClients() {
        if (clients.isEmpty()) {
            IntStream.range(0, PublishingChild.CLIENTS)
                    .mapToObj(number ->
                            new ResumingClient("ws://127.0.0.1:" + port, PublishingChild.client(number), findings))
                    .forEach(clients::add);
        }
    }

    /// The last push goes to everyone, and comes last.
    private void awaitEveryClient() {
        PushId last = accepted.lastEntry().getValue();
        Await.until(
                "every client has the last push",
                () -> clients.stream().allMatch(client -> client.pushes().contains(last)));
    }

    private List<String> integrity() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("pushdeck.db"));
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("PRAGMA integrity_check")) {
            List<String> lines = new ArrayList<>();
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
            return lines;
        }
    }

    /// Everything, oldest first.
    private List<PushRecord> history() {
        try (PushServer server = PushServer.open(folder, PushListener.NONE)) {
            List<PushRecord> all = new ArrayList<>();
            while (true) {
                List<PushRecord> page = server.history()
                        .search(new HistoryQuery(
                                "", Optional.empty(), Optional.empty(), Optional.empty(), all.size(), 500))
                        .join();
                if (page.isEmpty()) {
                    return all.reversed();
                }
                all.addAll(page);
            }
        }
    }

    private void judgeHistory(List<PushRecord> history) {
        Map<Long, PushId> kept = new TreeMap<>();
        int round = 0;
        int number = -1;
        for (PushRecord push : history) {
            kept.put(push.number(), push.id());
            String[] words = push.announcement().title().split(" ", 4);
            int itsRound = Integer.parseInt(words[1]);
            int expected = itsRound == round ? number + 1 : 0;
            findings.check(
                    itsRound >= round && Integer.parseInt(words[3]) == expected,
                    push.announcement().title() + " comes after round " + round + " number " + number);
            round = itsRound;
            number = Integer.parseInt(words[3]);
        }
        accepted.forEach((offset, push) ->
                findings.check(push.equals(kept.get(offset)), "accepted and lost: " + offset + " " + push));
    }

    private void judgeClient(ResumingClient client, List<PushRecord> history) {
        ClientId identity = new ClientId(client.identity());
        List<PushId> expected = history.stream()
                .filter(push -> push.chosen().clients().contains(identity))
                .map(PushRecord::id)
                .toList();
        findings.check(
                client.pushes().equals(expected),
                identity + " has " + client.pushes().size() + " of " + expected.size() + " pushes, or not in order");
    }

    private void tell(int pushes) {
        report.fact("killed", ROUNDS + " times");
        report.fact("pushes on disk", pushes);
        report.fact("of these told to the publisher", accepted.size());
        report.fact(
                "welcomes",
                clients.stream().mapToInt(ResumingClient::connections).sum());
        report.findings(findings);
        report.publish();
    }
}
