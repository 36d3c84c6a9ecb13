package io.pushdeck.bench.harness;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// What was asked for on the command line. Immutable.
///
/// @param benchmark  one of the benchmarks, or `all`
/// @param rounds     how often each cell is measured for each server
/// @param deliveries of single pushes in each cell and round; bursts get twice as many
/// @param pushes     in all rounds together, to each server, where latency is measured
/// @param crowds     numbers of connections
/// @param payloads   bytes of a message
/// @param contestants in the order of the report
/// @param sources    the folder of these sources
/// @param build      for programs and pipes
/// @param report     the folder that the report goes to
public record Settings(
        String benchmark,
        int rounds,
        int deliveries,
        int pushes,
        List<Integer> crowds,
        List<Integer> payloads,
        List<Contestant> contestants,
        Path sources,
        Path build,
        Path report) {
    public Settings {
        crowds = List.copyOf(crowds);
        payloads = List.copyOf(payloads);
        contestants = List.copyOf(contestants);
    }

    public static Settings fromSystemProperties() {
        return new Settings(
                text("bench"),
                Integer.parseInt(text("bench.rounds")),
                Integer.parseInt(text("bench.deliveries")),
                Integer.parseInt(text("bench.pushes")),
                list("bench.n").stream().map(Integer::valueOf).toList(),
                list("bench.payloads").stream().map(Integer::valueOf).toList(),
                text("bench.peers").equals("all")
                        ? List.of(Contestant.values())
                        : list("bench.peers").stream().map(Contestant::of).toList(),
                Path.of(text("bench.sources")),
                Path.of(text("bench.build")),
                Path.of(text("bench.report")));
    }

    /// The same with other servers, as far as they were asked for, and with crowds and payloads that suit them.
    public Settings limitedTo(List<Contestant> others, int largestCrowd, List<Integer> otherPayloads) {
        return new Settings(
                benchmark,
                rounds,
                deliveries,
                pushes,
                crowds.stream().filter(crowd -> crowd <= largestCrowd).toList(),
                otherPayloads,
                contestants.stream().filter(others::contains).toList(),
                sources,
                build,
                report);
    }

    private static List<String> list(String name) {
        return Arrays.stream(text(name).split(",", -1)).map(String::strip).toList();
    }

    private static String text(String name) {
        String value = System.getProperty(name);
        if (value == null || value.isBlank()) {
            throw new BenchmarkException("-D" + name + " is not set; start with mvn -Pbench, which sets all of them");
        }
        return value.strip();
    }
}
