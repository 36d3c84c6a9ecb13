package io.pushdeck.bench.harness;

import io.pushdeck.bench.report.Chart.Scale;
import io.pushdeck.bench.report.Grid;
import io.pushdeck.bench.report.Report;
import io.pushdeck.bench.report.Report.Plate;
import io.pushdeck.bench.report.Requirement;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/// What connections cost that do nothing: resident memory and heap of a fresh process, before and after they came.
public final class MemoryComparison implements Comparison {
    private static final double KIBIBYTE = 1024;
    private static final double MEBIBYTE = 1024 * KIBIBYTE;

    private final Settings settings;
    private final Tools tools;
    private final int connections;
    private final Progress progress;
    private final String column;
    private final Grid resident;
    private final Grid residentEach;
    private final Grid heapEach;

    public MemoryComparison(Settings settings, Tools tools) {
        this.settings = settings;
        this.tools = tools;
        this.connections = Collections.max(settings.crowds());
        this.progress = new Progress(settings.rounds() * settings.contestants().size());
        this.column = String.format(Locale.ROOT, "%,d idle connections", connections);
        resident = grid("Resident memory of the process", "MiB");
        residentEach = grid("Resident memory a connection", "KiB");
        heapEach = grid("Heap a connection", "KiB");
    }

    private Grid grid(String title, String unit) {
        return new Grid(
                title,
                unit,
                settings.contestants().stream().map(Contestant::title).toList(),
                List.of(column));
    }

    @Override
    public Report run() {
        for (int round = 0; round < settings.rounds(); round++) {
            settings.contestants().forEach(this::measure);
        }
        return new Report(
                "memory",
                "Memory of idle connections",
                """
                A fresh process for each server and round. Before and after the clients connect, garbage is collected;
                then resident memory (VmRSS) and used heap are read. A connection's share is the difference, divided. The
                kernel's own memory for sockets is in none of these numbers, and the same for all.""",
                List.of(
                        new Plate(resident, Scale.LINEAR),
                        new Plate(residentEach, Scale.LINEAR),
                        new Plate(heapEach, Scale.LINEAR)),
                List.of(
                        Requirement.ratio(
                                resident, column, Contestant.PUSHDECK.title(), Contestant.JAVA_WEBSOCKET.title(), 1),
                        Requirement.ratio(
                                residentEach,
                                column,
                                Contestant.PUSHDECK.title(),
                                Contestant.JAVA_WEBSOCKET.title(),
                                1),
                        Requirement.value(heapEach, column, Contestant.PUSHDECK.title(), 4)));
    }

    private void measure(Contestant contestant) {
        try (Arena arena = Arena.open(contestant, tools, Variant.PLAIN)) {
            long heapBefore = arena.serverHeap();
            long residentBefore = arena.serverResident();
            arena.connect(connections);
            long heapAfter = arena.serverHeap();
            long residentAfter = arena.serverResident();
            double each = (residentAfter - residentBefore) / KIBIBYTE / connections;
            resident.add(contestant.title(), column, residentAfter / MEBIBYTE);
            residentEach.add(contestant.title(), column, each);
            if (heapAfter > 0) {
                heapEach.add(contestant.title(), column, (heapAfter - heapBefore) / KIBIBYTE / connections);
            }
            progress.step("%-16s %6.1f MiB, %6.2f KiB a connection"
                    .formatted(contestant.word(), residentAfter / MEBIBYTE, each));
        }
    }
}
