package io.pushdeck.console.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The process from its first moment: until it listens, until its window is on the screen, and what it costs while
/// nothing happens.
public final class StartPart {
    private static final int QUIET_CLIENTS = 100;
    private static final Duration SETTLE = Duration.ofSeconds(30);
    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final int PATIENCE_MILLIS = 60_000;

    private final Settings settings;
    private final Ports ports;
    private final Path home;
    private final Path cache;
    private final String classPath;
    private final ScreenEye eye = new ScreenEye();

    /// How it is started.
    private enum Way {
        PLAIN("as built"),
        CACHED("with an AOT cache");

        private final String words;

        Way(String words) {
            this.words = words;
        }
    }

    /// Since the process was asked for.
    private record Start(double listeningMillis, double windowMillis, double cpuMillis) {}

    public StartPart(Settings settings, Path home, Ports ports) {
        this.settings = settings;
        this.home = home;
        this.ports = ports;
        this.cache = settings.build().resolve("console.aot");
        this.classPath = ClassPath.ofJars(settings.build().resolve("jars"));
    }

    /// Writes its section.
    public void run() {
        train();
        Map<Way, List<Start>> starts = new LinkedHashMap<>();
        for (int number = 0; number <= settings.starts(); number++) {
            for (Way way : Way.values()) {
                Process console = launch(flags(way));
                Start start = watch(console);
                end(console);
                // The first of each reads its files from the disk.
                if (number > 0) {
                    starts.computeIfAbsent(way, any -> new ArrayList<>()).add(start);
                }
            }
        }
        section(starts, idle()).keep(settings.build());
    }

    /// Writes what a start loads into the cache, at the end of a start.
    private void train() {
        try {
            Files.deleteIfExists(cache);
            Process console = launch(List.of("-XX:AOTCacheOutput=" + cache));
            watch(console);
            OpenConsole.pause(3_000);
            end(console);
            if (!Files.exists(cache)) {
                throw new BenchmarkException("No AOT cache was written to " + cache);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private List<String> flags(Way way) {
        return way == Way.PLAIN ? List.of() : List.of("-XX:AOTCache=" + cache);
    }

    private Process launch(List<String> flags) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(List.of(
                "-Dprism.order=sw",
                "--enable-native-access=javafx.graphics,ALL-UNNAMED",
                "--module-path",
                System.getProperty("jdk.module.path"),
                "--add-modules",
                "javafx.controls",
                "-classpath",
                classPath,
                "io.pushdeck.console.Main",
                "--home=" + home));
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            settings.build().resolve("console.log").toFile()))
                    .start();
        } catch (IOException failure) {
            throw new UncheckedIOException("The console cannot be started", failure);
        }
    }

    private Start watch(Process console) {
        // What came before this call, forking, is some ten ms.
        long start = console.info()
                .startInstant()
                .map(at -> System.nanoTime()
                        - Duration.between(at, java.time.Instant.now()).toNanos())
                .orElseGet(System::nanoTime);
        double listening = 0;
        double window = 0;
        while (listening == 0 || window == 0) {
            if (listening == 0 && isListening()) {
                listening = Durations.millisSince(start);
            }
            if (window == 0 && eye.seesWindow()) {
                window = Durations.millisSince(start);
            }
            if (!console.isAlive() || Durations.millisSince(start) > PATIENCE_MILLIS) {
                throw new BenchmarkException("The console did not start: see " + settings.build() + "/console.log");
            }
            OpenConsole.pause(10);
        }
        return new Start(listening, window, cpuMillis(console));
    }

    private boolean isListening() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), ports.webSocket()), 100);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private void end(Process console) {
        console.destroy();
        try {
            if (!console.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new BenchmarkException("The console does not end");
            }
        } catch (InterruptedException stop) {
            throw new BenchmarkException("Stopped", stop);
        }
        while (eye.seesWindow()) {
            OpenConsole.pause(20);
        }
    }

    /// Share of one core.
    private double idle() {
        Process console = launch(flags(Way.CACHED));
        watch(console);
        try (CrowdHandle crowd = new CrowdHandle(ports.webSocket(), QUIET_CLIENTS)) {
            crowd.join(QUIET_CLIENTS);
            OpenConsole.pause(SETTLE.toMillis());
            double before = cpuMillis(console);
            long start = System.nanoTime();
            OpenConsole.pause(IDLE.toMillis());
            return (cpuMillis(console) - before) / Durations.millisSince(start);
        } finally {
            end(console);
        }
    }

    private static double cpuMillis(Process process) {
        return process.info().totalCpuDuration().map(Duration::toMillis).orElse(0L);
    }

    private Section section(Map<Way, List<Start>> starts, double idle) {
        Section section = new Section(Settings.Part.START, "Start and rest")
                .say(
                        ("From the start of the process until its port answers, and until the window can be read on the screen, seen from outside:"
                                        + " medians of %d starts [least..most], both ways in turn, on a data folder that is there already. The cache is"
                                        + " made by one start with `-XX:AOTCacheOutput`.")
                                .formatted(settings.starts()));
        List<List<String>> lines = new ArrayList<>();
        starts.forEach((way, all) -> lines.add(List.of(
                way.words,
                words(all.stream().map(Start::listeningMillis).toList()),
                words(all.stream().map(Start::windowMillis).toList()),
                words(all.stream().map(Start::cpuMillis).toList()))));
        section.table(List.of("Started", "listening (ms)", "window (ms)", "CPU until both (ms)"), lines)
                .say(
                        "At rest, with %d clients who say nothing, %d s after they came: %s %% of one core over %d s, heartbeats included."
                                .formatted(
                                        QUIET_CLIENTS,
                                        SETTLE.toSeconds(),
                                        Durations.number(idle * 100),
                                        IDLE.toSeconds()));
        starts.forEach((way, all) -> section.target(
                "Window and server, " + way.words,
                median(all.stream()
                        .map(start -> Math.max(start.listeningMillis(), start.windowMillis()))
                        .toList()),
                " ms",
                1_500));
        return section.target("CPU at rest with %d clients".formatted(QUIET_CLIENTS), idle * 100, " %", 1);
    }

    private static double median(List<Double> values) {
        return durations(values).median();
    }

    private static String words(List<Double> values) {
        Durations all = durations(values);
        return "%s [%s..%s]"
                .formatted(
                        Durations.number(all.median()),
                        Durations.number(all.quantile(0.001)),
                        Durations.number(all.most()));
    }

    private static Durations durations(List<Double> values) {
        Durations all = new Durations();
        values.forEach(all::add);
        return all;
    }
}
