package io.pushdeck.bench;

import io.pushdeck.bench.harness.BenchmarkException;
import io.pushdeck.bench.harness.CodecMeasurement;
import io.pushdeck.bench.harness.Comparison;
import io.pushdeck.bench.harness.ConnectComparison;
import io.pushdeck.bench.harness.Contestant;
import io.pushdeck.bench.harness.DeliveryMeasurement;
import io.pushdeck.bench.harness.FanOutComparison;
import io.pushdeck.bench.harness.LatencyComparison;
import io.pushdeck.bench.harness.MemoryComparison;
import io.pushdeck.bench.harness.Settings;
import io.pushdeck.bench.harness.Surroundings;
import io.pushdeck.bench.harness.Tools;
import io.pushdeck.bench.harness.Variant;
import io.pushdeck.bench.report.Report;
import java.io.IOException;
import java.util.List;

/// The command `mvn -Pbench`.
public final class Benchmark {
    private static final List<String> ALL =
            List.of("fan-out", "latency", "connect", "memory", "tls", "deflate", "codec", "deliveries");
    private static final List<Contestant> WITH_EXTRAS = List.of(Contestant.PUSH_SERVER, Contestant.JAVA_WEBSOCKET);
    /// What the load client's own TLS costs makes more connections a test of the load client.
    private static final int LARGEST_CROWD = 1_000;

    private final Settings settings;
    private final Tools tools;

    private Benchmark(Settings settings) {
        this.settings = settings;
        this.tools = Tools.build(settings.sources(), settings.build());
    }

    public static void main(String[] arguments) throws IOException {
        boolean complete = true;
        try {
            Settings settings = Settings.fromSystemProperties();
            Benchmark benchmark = new Benchmark(settings);
            for (String name : settings.benchmark().equals("all") ? ALL : List.of(settings.benchmark())) {
                complete &= benchmark.succeeds(name);
            }
        } catch (BenchmarkException failure) {
            complain(failure);
            complete = false;
        }
        // A reader of a child's output may still wait for a line.
        System.exit(complete ? 0 : 1);
    }

    /// One that fails does not cost the results of the others.
    private boolean succeeds(String name) throws IOException {
        try {
            run(name);
            return true;
        } catch (BenchmarkException failure) {
            complain(failure);
            return false;
        }
    }

    private static void complain(BenchmarkException failure) {
        System.err.println(failure.getMessage());
        if (failure.getCause() != null) {
            System.err.println(failure.getCause());
        }
    }

    private Comparison tls() {
        tools.prepareTls();
        Settings limited = settings.limitedTo(WITH_EXTRAS, LARGEST_CROWD, settings.payloads());
        return new FanOutComparison(limited, tools, Variant.TLS);
    }

    private Comparison deflate() {
        Settings limited = settings.limitedTo(WITH_EXTRAS, LARGEST_CROWD, List.of(1024, 16 * 1024));
        return new FanOutComparison(limited, tools, Variant.DEFLATE);
    }

    private void run(String name) throws IOException {
        Comparison comparison = switch (name) {
            case "fan-out" -> new FanOutComparison(settings, tools, Variant.PLAIN);
            case "latency" -> new LatencyComparison(settings, tools);
            case "connect" -> new ConnectComparison(settings, tools);
            case "memory" -> new MemoryComparison(settings, tools);
            case "tls" -> tls();
            case "deflate" -> deflate();
            case "codec" -> new CodecMeasurement();
            case "deliveries" -> new DeliveryMeasurement(settings);
            default ->
                throw new BenchmarkException("No benchmark is called " + name + "; there are " + ALL + " and all");
        };
        Report report = comparison.run();
        report.write(settings.report(), Surroundings.describe(settings, System.getProperty("bench.versions", "")));
        System.out.println("Written: " + settings.report().resolve(name + ".md").normalize());
    }
}
