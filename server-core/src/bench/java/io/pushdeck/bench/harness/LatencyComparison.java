package io.pushdeck.bench.harness;

import io.pushdeck.bench.report.Chart.Scale;
import io.pushdeck.bench.report.Grid;
import io.pushdeck.bench.report.Report;
import io.pushdeck.bench.report.Report.Plate;
import io.pushdeck.bench.report.Requirement;
import io.pushdeck.bench.report.Samples;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// One push to connections that were idle before: from the word "push" to the moment the last client has read it.
/// Servers take turns as in [FanOutComparison]; the pushes of all rounds count together, since a quantile needs many.
public final class LatencyComparison implements Comparison {
    private static final int PAYLOAD = 128;
    /// The operating system and the server have long gone to sleep by then.
    private static final long PAUSE_MICROS = 20_000;

    private static final String MEDIAN = "p50";
    private static final String HIGH = "p99";
    private static final String HIGHEST = "max";

    private final Settings settings;
    private final Tools tools;
    private final int connections;
    private final int pushesPerRound;
    private final Progress progress;

    public LatencyComparison(Settings settings, Tools tools) {
        this.settings = settings;
        this.tools = tools;
        this.connections = Collections.max(settings.crowds());
        this.pushesPerRound = Math.ceilDiv(settings.pushes(), settings.rounds());
        this.progress =
                new Progress((settings.rounds() + 1) * settings.contestants().size());
    }

    @Override
    public Report run() {
        List<Arena> arenas = new ArrayList<>();
        Map<Contestant, Samples> latencies = new EnumMap<>(Contestant.class);
        try {
            for (Contestant contestant : settings.contestants()) {
                Arena arena = Arena.open(contestant, tools, Variant.PLAIN);
                arenas.add(arena);
                arena.connect(connections);
            }
            // The first round warms up and is thrown away.
            for (int round = 0; round <= settings.rounds(); round++) {
                Collections.rotate(arenas, 1);
                for (Arena arena : arenas) {
                    Samples samples = round > 0
                            ? latencies.computeIfAbsent(arena.contestant(), any -> new Samples())
                            : new Samples();
                    arena.run(pushesPerRound, 1, PAYLOAD, PAUSE_MICROS)
                            .list("latencyNanos")
                            .forEach(nanos -> samples.add(nanos / 1e6));
                    progress.step("%-16s p50 %8.2f ms, p99 %8.2f ms"
                            .formatted(arena.contestant().word(), samples.quantile(0.5), samples.quantile(0.99)));
                }
            }
        } finally {
            arenas.forEach(Arena::close);
        }
        return report(latencies);
    }

    private Report report(Map<Contestant, Samples> latencies) {
        Grid grid = new Grid(
                String.format(Locale.ROOT, "One push to %,d idle connections", connections),
                "ms to the last receiver",
                settings.contestants().stream().map(Contestant::title).toList(),
                List.of(MEDIAN, HIGH, HIGHEST));
        latencies.forEach((contestant, samples) -> {
            grid.add(contestant.title(), MEDIAN, samples.quantile(0.5));
            grid.add(contestant.title(), HIGH, samples.quantile(0.99));
            grid.add(contestant.title(), HIGHEST, samples.most());
        });
        return new Report(
                "latency",
                "Latency of the last receiver",
                "From the word to push until the last client has read the message, %d pushes of %d B for each server, with a pause of %d ms between them."
                        .formatted(pushesPerRound * settings.rounds(), PAYLOAD, PAUSE_MICROS / 1000),
                List.of(new Plate(grid, Scale.LINEAR)),
                List.of(Requirement.ratio(grid, HIGH, Contestant.PUSHDECK.title(), Contestant.C_WRITE.title(), 1.5)));
    }
}
