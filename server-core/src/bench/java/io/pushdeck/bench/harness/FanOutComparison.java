package io.pushdeck.bench.harness;

import static io.pushdeck.bench.harness.Contestant.C_GATHER;
import static io.pushdeck.bench.harness.Contestant.C_WRITE;
import static io.pushdeck.bench.harness.Contestant.JAVA_WEBSOCKET;
import static io.pushdeck.bench.harness.Contestant.NPM_WS;
import static io.pushdeck.bench.harness.Contestant.PUSHDECK;

import io.pushdeck.bench.report.Chart.Scale;
import io.pushdeck.bench.report.Grid;
import io.pushdeck.bench.report.Report;
import io.pushdeck.bench.report.Report.Plate;
import io.pushdeck.bench.report.Requirement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/// One push to all, over and over: server CPU a delivery for each server, number of connections, payload and mode.
///
/// For each number of connections all servers are up and connected at once, and idle but one: each round goes through
/// the cells, and in each cell through the servers, starting with another one each time, so that what changes on the
/// machine meanwhile hits all of them.
public final class FanOutComparison implements Comparison {
    /// Pushes that are made back to back in a burst.
    static final int BURST = 32;
    /// Bursts cost so much less that they need more deliveries for the same precision.
    static final int BURST_FACTOR = 2;

    private static final int FEWEST_BATCHES = 2;

    private final Settings settings;
    private final Tools tools;
    private final Variant variant;
    private final Progress progress;
    private final List<Setup> setups = new ArrayList<>();

    /// What is pushed, and what came out of it.
    ///
    /// @param payload bytes of a message
    /// @param pushes  made at once: 1 or [#BURST]
    private record Setup(int payload, int pushes, Grid cpu, Grid pace) {}

    public FanOutComparison(Settings settings, Tools tools, Variant variant) {
        this.settings = settings;
        this.tools = tools;
        this.variant = variant;
        for (int payload : settings.payloads()) {
            for (int pushes : new int[] {1, BURST}) {
                setups.add(setup(payload, pushes));
            }
        }
        int cells = settings.crowds().size() * setups.size();
        this.progress = new Progress(
                cells * (settings.rounds() + 1) * settings.contestants().size());
    }

    private Setup setup(int payload, int pushes) {
        String title = (pushes == 1 ? "Single pushes of " : "Bursts of " + pushes + " pushes of ") + payload + " B";
        return new Setup(payload, pushes, grid(title, "µs of server CPU a delivery"), grid(title, "deliveries per ms"));
    }

    private Grid grid(String title, String unit) {
        return new Grid(
                title,
                unit,
                settings.contestants().stream().map(Contestant::title).toList(),
                settings.crowds().stream().map(FanOutComparison::column).toList());
    }

    private static String column(int connections) {
        return String.format(Locale.ROOT, "N = %,d", connections);
    }

    @Override
    public Report run() {
        settings.crowds().forEach(this::compareWith);
        List<Plate> plates = new ArrayList<>();
        setups.forEach(setup -> plates.add(new Plate(setup.cpu(), scale(setup))));
        setups.forEach(setup -> plates.add(new Plate(setup.pace(), Scale.NONE)));
        return new Report(
                variant.fanOutName(), variant.fanOutTitle(), variant.fanOutIntroduction(), plates, required());
    }

    private static Scale scale(Setup setup) {
        return setup.pushes == 1 ? Scale.LINEAR : Scale.LOGARITHMIC;
    }

    private void compareWith(int connections) {
        List<Arena> arenas = new ArrayList<>();
        try {
            for (Contestant contestant : settings.contestants()) {
                Arena arena = Arena.open(contestant, tools, variant);
                arenas.add(arena);
                arena.connect(connections);
            }
            // The first round warms up and is thrown away.
            for (int round = 0; round <= settings.rounds(); round++) {
                for (Setup setup : setups) {
                    Collections.rotate(arenas, 1);
                    for (Arena arena : arenas) {
                        measure(arena, connections, setup, round > 0);
                    }
                }
            }
        } finally {
            arenas.forEach(Arena::close);
        }
    }

    private void measure(Arena arena, int connections, Setup setup, boolean counts) {
        Arena.Answer answer = arena.run(batches(connections, setup), setup.pushes(), setup.payload(), 0);
        double micros = answer.value("serverCpuNanos") / 1e3 / answer.value("deliveries");
        double perMilli = answer.value("deliveries") * 1e6 / answer.value("wallNanos");
        if (counts) {
            String row = arena.contestant().title();
            setup.cpu().add(row, column(connections), micros);
            setup.pace().add(row, column(connections), perMilli);
        }
        progress.step("%-16s %6d connections, %-32s %8.3f µs%s"
                .formatted(
                        arena.contestant().word(),
                        connections,
                        setup.cpu().title(),
                        micros,
                        counts ? "" : " (warm-up)"));
    }

    private int batches(int connections, Setup setup) {
        long wanted = settings.deliveries() * (setup.pushes() == 1 ? 1L : BURST_FACTOR);
        return (int) Math.max(FEWEST_BATCHES, wanted / ((long) connections * setup.pushes()));
    }

    private List<Requirement> required() {
        List<Requirement> requirements = new ArrayList<>();
        if (variant == Variant.PLAIN) {
            setups.forEach(setup -> settings.crowds().forEach(connections -> {
                if (setup.pushes() == 1) {
                    requirements.add(ratio(setup.cpu(), connections, C_WRITE, 1.3));
                    requirements.add(ratio(setup.cpu(), connections, JAVA_WEBSOCKET, shareOfBroadcast(connections)));
                    requirements.add(ratio(setup.cpu(), connections, NPM_WS, 0.7));
                } else {
                    requirements.add(ratio(setup.cpu(), connections, C_GATHER, 1.5));
                    requirements.add(ratio(setup.cpu(), connections, JAVA_WEBSOCKET, 0.1));
                }
            }));
        }
        return requirements;
    }

    private static double shareOfBroadcast(int connections) {
        return connections < 1_000 ? 0.8 : connections < 10_000 ? 0.6 : 0.4;
    }

    private static Requirement ratio(Grid grid, int connections, Contestant yardstick, double atMost) {
        return Requirement.ratio(grid, column(connections), PUSHDECK.title(), yardstick.title(), atMost);
    }
}
