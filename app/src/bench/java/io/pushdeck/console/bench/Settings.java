package io.pushdeck.console.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// What the command line asked for. Immutable.
///
/// @param parts   of the page, in their order
/// @param clients connected at the same time
/// @param load    how long the window is measured under load
/// @param starts  of the process, of each kind
/// @param build   where throwaway files go
/// @param report  where the page goes
public record Settings(List<Part> parts, int clients, Duration load, int starts, Path build, Path report) {
    /// A section of the page.
    public enum Part {
        LOAD,
        PUSH,
        START
    }

    public Settings {
        parts = List.copyOf(parts);
    }

    /// From the system properties that the build sets.
    public static Settings read() {
        String named = System.getProperty("bench.parts", "load,push,start");
        return new Settings(
                List.of(named.split(",", -1)).stream()
                        .map(name -> Part.valueOf(name.strip().toUpperCase(java.util.Locale.ROOT)))
                        .toList(),
                Integer.getInteger("bench.clients", 10_000),
                Duration.ofSeconds(Integer.getInteger("bench.seconds", 300)),
                Integer.getInteger("bench.starts", 7),
                Path.of(System.getProperty("bench.build", "target/bench")),
                Path.of(System.getProperty("bench.report", ".")));
    }
}
