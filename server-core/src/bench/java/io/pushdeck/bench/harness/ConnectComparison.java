package io.pushdeck.bench.harness;

import io.pushdeck.bench.report.Chart.Scale;
import io.pushdeck.bench.report.Grid;
import io.pushdeck.bench.report.Report;
import io.pushdeck.bench.report.Report.Plate;
import io.pushdeck.bench.report.Requirement;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/// Many clients come, and half of them leave at once. The rounds of one server follow each other in one process: of
/// servers that take turns, each would be measured with the connections of the others in the machine's tables.
public final class ConnectComparison implements Comparison {
    private static final double SHARE_OF_JAVA_WEBSOCKET = 0.2;
    private static final long LOOK_AGAIN_MILLIS = 2;
    private static final long LEAVE_NANOS = Duration.ofMinutes(3).toNanos();

    private final Settings settings;
    private final Tools tools;
    private final int connections;
    private final Progress progress;
    private final Grid cpu;
    private final Grid goodbye;

    public ConnectComparison(Settings settings, Tools tools) {
        this.settings = settings;
        this.tools = tools;
        this.connections = Collections.max(settings.crowds());
        this.progress =
                new Progress((settings.rounds() + 1) * settings.contestants().size());
        List<String> rows =
                settings.contestants().stream().map(Contestant::title).toList();
        cpu = new Grid("Connect and upgrade", "µs of server CPU each", rows, List.of(crowd(), single()));
        goodbye = new Grid("Closed at once", "ms until the server knows", rows, List.of(column(connections / 2)));
    }

    private String crowd() {
        return column(connections) + " in a rush";
    }

    private String single() {
        return "one by one, beside " + column(connections);
    }

    private static String column(int connections) {
        return String.format(Locale.ROOT, "%,d connections", connections);
    }

    @Override
    public Report run() {
        for (Contestant contestant : settings.contestants()) {
            try (Arena arena = Arena.open(contestant, tools, Variant.PLAIN)) {
                // The first round warms up and is thrown away.
                for (int round = 0; round <= settings.rounds(); round++) {
                    measure(arena, round > 0);
                }
            }
        }
        return new Report(
                "connect",
                "Connecting and leaving",
                """
                Clients connect and upgrade; what counts is the CPU time of the server for each. First all come in a rush,
                32 of them in their handshake at any time; then a tenth as many come one after the other, each when the one
                before is open, while all the others are there. At last half of the clients close their sockets at once,
                without a Close frame; what counts is the time until the server itself says that it has half as many.""",
                List.of(new Plate(cpu, Scale.LOGARITHMIC), new Plate(goodbye, Scale.LOGARITHMIC)),
                List.of(
                        shareOfJavaWebSocket(crowd()),
                        shareOfJavaWebSocket(single()),
                        Requirement.value(goodbye, column(connections / 2), Contestant.PUSHDECK.title(), 1000)));
    }

    private Requirement shareOfJavaWebSocket(String column) {
        return Requirement.ratio(
                cpu, column, Contestant.PUSHDECK.title(), Contestant.JAVA_WEBSOCKET.title(), SHARE_OF_JAVA_WEBSOCKET);
    }

    private void measure(Arena arena, boolean counts) {
        String row = arena.contestant().title();
        int late = Math.max(1, connections / 10);
        double rush = arena.connect(connections).value("serverCpuNanos") / 1e3 / connections;
        double single = arena.connectOneByOne(late).value("serverCpuNanos") / 1e3 / late;
        leave(arena, late, connections);
        double millis = leave(arena, connections / 2, connections - connections / 2);
        leave(arena, connections - connections / 2, 0);
        if (counts) {
            cpu.add(row, crowd(), rush);
            cpu.add(row, single(), single);
            goodbye.add(row, column(connections / 2), millis);
        }
        progress.step("%-16s rush %8.1f µs, one by one %8.1f µs, close %8.1f ms%s"
                .formatted(arena.contestant().word(), rush, single, millis, counts ? "" : " (warm-up)"));
    }

    private static double leave(Arena arena, int count, int left) {
        long start = System.nanoTime();
        arena.disconnect(count);
        while (arena.serverConnections() > left) {
            pause();
            if (System.nanoTime() - start > LEAVE_NANOS) {
                throw new BenchmarkException(arena.contestant().word() + " does not notice that clients left");
            }
        }
        return (System.nanoTime() - start) / 1e6;
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_AGAIN_MILLIS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new BenchmarkException("Interrupted", stop);
        }
    }
}
