package io.pushdeck.bench.harness;

import io.pushdeck.bench.report.Samples;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One push to all, over and over: server CPU a delivery for each server, number of connections, payload and mode.
///
/// For each number of connections all servers are up and connected at once, and idle but one: each round goes through
/// the cells, and in each cell through the servers, starting with another one each time, so that what changes on the
/// machine meanwhile hits all of them.
public final class FanOutComparison {
    /// Pushes that are made back to back in a burst.
    public static final int BURST = 32;

    private static final int BURST_FACTOR = 4;
    private static final int FEWEST_BATCHES = 3;

    private final Settings settings;
    private final Tools tools;
    private final Variant variant;
    private final Progress progress;
    private final Map<Cell, Map<Contestant, Samples>> results = new LinkedHashMap<>();

    /// A combination that is measured.
    ///
    /// @param connections that a push goes to
    /// @param payload     bytes of a message
    /// @param pushes      made at once: 1 or [#BURST]
    public record Cell(int connections, int payload, int pushes) {}

    public FanOutComparison(Settings settings, Tools tools, Variant variant) {
        this.settings = settings;
        this.tools = tools;
        this.variant = variant;
        int cells = settings.crowds().size() * settings.payloads().size() * 2;
        this.progress = new Progress(
                cells * (settings.rounds() + 1) * settings.contestants().size());
    }

    /// Microseconds of server CPU a delivery, one sample a round.
    public Map<Cell, Map<Contestant, Samples>> run() {
        for (int connections : settings.crowds()) {
            compareWith(connections);
        }
        return results;
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
                for (Cell cell : cells(connections)) {
                    Collections.rotate(arenas, 1);
                    for (Arena arena : arenas) {
                        measure(arena, cell, round > 0);
                    }
                }
            }
        } finally {
            arenas.forEach(Arena::close);
        }
    }

    private List<Cell> cells(int connections) {
        return settings.payloads().stream()
                .<Cell>mapMulti((payload, cells) -> {
                    cells.accept(new Cell(connections, payload, 1));
                    cells.accept(new Cell(connections, payload, BURST));
                })
                .toList();
    }

    private void measure(Arena arena, Cell cell, boolean counts) {
        Arena.Answer answer = arena.run(batches(cell), cell.pushes(), cell.payload(), 0);
        double micros = answer.value("serverCpuNanos") / 1e3 / answer.value("deliveries");
        if (counts) {
            results.computeIfAbsent(cell, any -> new LinkedHashMap<>())
                    .computeIfAbsent(arena.contestant(), any -> new Samples())
                    .add(micros);
        }
        progress.step("%-16s %6d connections %5d B %s %8.3f us%s"
                .formatted(
                        arena.contestant().word(),
                        cell.connections(),
                        cell.payload(),
                        cell.pushes() == 1 ? "single" : "burst ",
                        micros,
                        counts ? "" : " (warm-up)"));
    }

    private int batches(Cell cell) {
        long wanted = settings.deliveries() * (cell.pushes() == 1 ? 1L : BURST_FACTOR);
        return (int) Math.max(FEWEST_BATCHES, wanted / ((long) cell.connections() * cell.pushes()));
    }
}
