package io.pushdeck.server.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pushdeck.server.ListenConfig;
import io.pushdeck.server.PushListener;
import io.pushdeck.server.PushServer;
import io.pushdeck.server.hub.PushResult;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.message.CloseReason;
import io.pushdeck.server.push.RestoreResult;
import io.pushdeck.server.soak.SdkClients.Seen;
import io.pushdeck.server.testing.Needs;
import io.pushdeck.server.testing.NodeScripts;
import io.pushdeck.server.testing.SystemPart;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Clients of the SDK on links that fail at random, while pushes go out: each has each push once, in order, and is told
/// of
/// exactly those gaps that were made.
@Needs(SystemPart.NODE)
class CutLinksSoakIT {
    private static final int CLIENTS = 200;
    private static final int AWAY = 20;
    private static final int PUSHES_A_SECOND = 50;
    private static final long PERIOD_NANOS = TimeUnit.SECONDS.toNanos(1) / PUSHES_A_SECOND;
    private static final Duration BRIEF = Duration.ofSeconds(16);
    /// Of ten minutes, the usual length of these suites, this one takes five.
    private static final int PART = 2;

    @TempDir
    private Path folder;

    @TempDir
    private Path scripts;

    private final long seed = SoakLength.seed();
    private final SoakReport report = SoakReport.seeded("cut-links", "Clients on links that are cut", seed);
    private final Findings findings = new Findings();
    private final Audience everybody = new Audience(
            false,
            Set.of(),
            IntStream.range(0, CLIENTS)
                    .mapToObj(number -> new ClientId("sdk-" + number))
                    .collect(Collectors.toSet()));
    private final List<CompletableFuture<Void>> answers = new ArrayList<>();
    private int pushed;
    /// When it is due; what a slow moment held up is made up for.
    private long nextPush = System.nanoTime();

    @Test
    void everyPushComesOnceInOrderAndEveryGapIsTold() throws IOException {
        NodeScripts.install(scripts);
        try (PushServer server = PushServer.open(folder.resolve("data"), PushListener.NONE)) {
            server.listen(ListenConfig.DEFAULT.withPorts(0, 0));
            int port = server.listening().orElseThrow().webSocketPort();
            try (FaultyLinks links = new FaultyLinks(port, seed);
                    SdkClients clients = new SdkClients(scripts, links.port(), CLIENTS)) {
                awaitAll(clients, "everyone is there", Seen::live);
                cutAndPush(server, links);
                awaitEverything(clients);
                loseTheLog(server, port, clients, links);
                forget(server, clients);
                judge(clients.report());
                tell(clients.report(), links);
            }
        }
        assertEquals(List.of(), findings.words(), () -> "-Dsoak.seed=" + seed);
    }

    private void cutAndPush(PushServer server, FaultyLinks links) {
        Duration time = SoakLength.time(BRIEF.multipliedBy(PART)).dividedBy(PART);
        links.rage();
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() - end < 0) {
            push(server);
        }
        links.calmDown();
    }

    private void push(PushServer server) {
        pushed++;
        answers.add(server.pushes()
                .push(new Announcement(Integer.toString(pushed), "x".repeat(40)), everybody)
                .thenAccept(
                        result -> findings.check(result instanceof PushResult.Accepted, "not accepted: " + result)));
        nextPush = Math.max(nextPush, System.nanoTime() - TimeUnit.SECONDS.toNanos(1)) + PERIOD_NANOS;
        LockSupport.parkNanos(nextPush - System.nanoTime());
    }

    private void awaitEverything(SdkClients clients) {
        answers.forEach(CompletableFuture::join);
        answers.clear();
        awaitAll(clients, "everyone has push " + pushed, seen -> seen.live() && seen.last() == pushed);
    }

    /// The restored log is older than what the clients have, and as they have everything, nothing may come twice.
    private void loseTheLog(PushServer server, int port, SdkClients clients, FaultyLinks links) {
        Path copy = folder.resolve("copy.db");
        server.archive().backup(copy).join();
        links.rage();
        for (int i = 0; i < PUSHES_A_SECOND; i++) {
            push(server);
        }
        links.calmDown();
        awaitEverything(clients);
        server.stopListening(CloseReason.RESTART);
        RestoreResult restored = server.archive().restore(copy).join();
        findings.check(restored instanceof RestoreResult.Restored, "not restored: " + restored);
        server.listen(ListenConfig.DEFAULT.withPorts(port, 0));
        awaitAll(
                clients, "everyone was told", seen -> seen.live() && seen.gaps().size() == 1);
        push(server);
        awaitEverything(clients);
    }

    /// Some are away while a push comes and goes.
    private void forget(PushServer server, SdkClients clients) {
        clients.leave(AWAY);
        awaitAway(server);
        push(server);
        awaitSome(clients, "those who stayed have it", CLIENTS - AWAY, seen -> seen.last() == pushed);
        // Again each time: the first look may come before the newest push is a millisecond old.
        Patience.until("nothing is kept", () -> {
            server.archive().retention(Duration.ofMillis(1));
            return server.archive().facts().join().pushes() == 0;
        });
        server.archive().retention(Duration.ofDays(30));
        clients.comeBack();
        awaitSome(
                clients,
                "those who were away are told",
                AWAY,
                seen -> seen.gaps().size() == 2);
        push(server);
        awaitEverything(clients);
    }

    private void awaitAway(PushServer server) {
        Patience.until(
                "they are away",
                () -> server.pushes().preview(everybody).join().online().size() == CLIENTS - AWAY);
    }

    private void awaitAll(SdkClients clients, String what, Predicate<Seen> state) {
        awaitSome(clients, what, CLIENTS, state);
    }

    private void awaitSome(SdkClients clients, String what, int count, Predicate<Seen> state) {
        try {
            Patience.until(what, () -> clients.report().stream().filter(state).count() >= count);
        } catch (AssertionError late) {
            List<Seen> lacking =
                    clients.report().stream().filter(state.negate()).toList();
            throw new AssertionError(
                    late.getMessage() + ", but " + lacking.size() + " are not there: "
                            + lacking.stream().limit(5).toList(),
                    late);
        }
    }

    private void judge(List<Seen> clients) {
        for (int number = 0; number < CLIENTS; number++) {
            boolean wasAway = number >= CLIENTS - AWAY;
            Seen seen = clients.get(number);
            List<String> gaps = wasAway ? List.of("unknown-epoch", "forgotten") : List.of("unknown-epoch");
            List<String> jumps = wasAway ? List.of((pushed - 2) + " to " + pushed) : List.of();
            Seen expected = new Seen(wasAway ? pushed - 1 : pushed, pushed, jumps, gaps, seen.welcomes(), true);
            findings.check(seen.equals(expected), "client " + number + ": " + seen + " instead of " + expected);
        }
    }

    private void tell(List<Seen> clients, FaultyLinks links) {
        report.fact("clients", CLIENTS);
        report.fact("pushes", pushed);
        report.fact(
                "pushes that arrived", clients.stream().mapToInt(Seen::received).sum());
        report.fact("welcomes", clients.stream().mapToInt(Seen::welcomes).sum());
        report.fact(
                "gaps told",
                clients.stream().mapToInt(seen -> seen.gaps().size()).sum());
        report.findings(findings);
        List<List<?>> rows = new ArrayList<>();
        rows.add(List.of("what became of links", "count"));
        links.fates().forEach((fate, count) -> rows.add(List.of(fate, count)));
        report.table(rows);
        report.publish();
    }
}
