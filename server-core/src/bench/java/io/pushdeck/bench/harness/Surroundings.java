package io.pushdeck.bench.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/// Where and with what a run was made, for the report.
public final class Surroundings {
    private Surroundings() {}

    /// A Markdown list.
    ///
    /// @param libraries the versions of the compared servers, as the build pins them
    public static String describe(Settings settings, String libraries) throws IOException {
        return """
                - %s, %d cores, %s MiB of memory
                - %s, kernel %s
                - %s %s, flags `%s`
                - %s
                - %s
                - %s
                - %d rounds; %,d deliveries of single pushes in each cell and round, %d times as many of bursts
                - %s
                """.formatted(
                line(Path.of("/proc/cpuinfo"), "model name"),
                Runtime.getRuntime().availableProcessors(),
                Long.parseLong(line(Path.of("/proc/meminfo"), "MemTotal").replaceAll("\\D", "")) / 1024,
                line(Path.of("/etc/os-release"), "PRETTY_NAME").replace("\"", ""),
                Files.readString(Path.of("/proc/sys/kernel/osrelease")).strip(),
                System.getProperty("java.vm.vendor"),
                Runtime.version(),
                String.join(" ", Contestant.JVM_FLAGS),
                Tools.run(List.of("gcc", "--version"), "gcc is needed: apt install gcc")
                        .lines()
                        .findFirst()
                        .orElse(""),
                settings.contestants().contains(Contestant.NPM_WS) ? node(settings) : "node not used",
                libraries,
                settings.rounds(),
                settings.deliveries(),
                FanOutComparison.BURST_FACTOR,
                LocalDate.now(ZoneOffset.UTC));
    }

    private static String node(Settings settings) throws IOException {
        String version = Tools.run(List.of("node", "--version"), "Node is needed: apt install nodejs npm");
        String pinned = Files.readString(settings.sources().resolve("node").resolve("package.json"));
        return "node " + version.strip() + ", ws " + pinned.replaceAll("(?s).*\"ws\": \"([^\"]*)\".*", "$1");
    }

    private static String line(Path file, String start) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start.toLowerCase(Locale.ROOT)))
                .map(line -> line.replaceFirst("^[^:=]*[:=]\\s*", ""))
                .findFirst()
                .orElse("unknown");
    }
}
