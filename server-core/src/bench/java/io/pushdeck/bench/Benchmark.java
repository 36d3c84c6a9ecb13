package io.pushdeck.bench;

import io.pushdeck.bench.harness.BenchmarkException;
import io.pushdeck.bench.harness.FanOutComparison;
import io.pushdeck.bench.harness.Settings;
import io.pushdeck.bench.harness.Tools;
import io.pushdeck.bench.harness.Variant;

/// The command `mvn -Pbench`.
public final class Benchmark {
    private Benchmark() {}

    public static void main(String[] arguments) {
        try {
            Settings settings = Settings.fromSystemProperties();
            Tools tools = Tools.build(settings.sources(), settings.build());
            new FanOutComparison(settings, tools, Variant.PLAIN)
                    .run()
                    .forEach((cell, row) -> row.forEach((contestant, samples) -> System.out.printf(
                            "%6d %5d %2d %-40s %8.3f [%.3f..%.3f]%n",
                            cell.connections(),
                            cell.payload(),
                            cell.pushes(),
                            contestant.title(),
                            samples.median(),
                            samples.least(),
                            samples.most())));
        } catch (BenchmarkException failure) {
            System.err.println(failure.getMessage());
            System.exit(1);
        }
    }
}
