package io.pushdeck.console.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

/// Writes `console.md` out of the sections that there are.
public final class Page {
    private static final String INTRODUCTION = """
            # The console window

            The real console on the screen of a virtual X server, drawn by software, around the real server, with clients on loopback sockets in
            another process. Console, server, clients and the screen share the machine. Written by `mvn -Pbench -Dbench=console`; a part that is
            measured alone replaces its own section.

            ## Targets

            | What | Measured | Target | |
            |---|---:|---:|---|
            """;

    private Page() {}

    public static void write(Settings settings) throws IOException {
        StringBuilder page = new StringBuilder(INTRODUCTION);
        for (Settings.Part part : Settings.Part.values()) {
            page.append(Section.kept(settings.build(), part, "targets"));
        }
        page.append('\n');
        for (Settings.Part part : Settings.Part.values()) {
            page.append(Section.kept(settings.build(), part, "text"));
        }
        Files.createDirectories(settings.report());
        Files.writeString(settings.report().resolve("console.md"), page.append(machine()));
    }

    private static String machine() throws IOException {
        return """
                ## Machine and run

                - %s, %d cores, %s MiB of memory
                - %s, kernel %s
                - %s %s, its usual collector and heap; OpenJFX %s with `-Dprism.order=sw`, under Xvfb without a window manager
                - %s
                """.formatted(
                line(Path.of("/proc/cpuinfo"), "model name"),
                Runtime.getRuntime().availableProcessors(),
                Long.parseLong(line(Path.of("/proc/meminfo"), "MemTotal").replaceAll("\\D", "")) / 1024,
                line(Path.of("/etc/os-release"), "PRETTY_NAME").replace("\"", ""),
                Files.readString(Path.of("/proc/sys/kernel/osrelease")).strip(),
                System.getProperty("java.vm.vendor"),
                Runtime.version(),
                System.getProperty("bench.javafx", "unknown"),
                LocalDate.now(ZoneOffset.UTC));
    }

    private static String line(Path file, String start) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start.toLowerCase(Locale.ROOT)))
                .map(line -> line.replaceFirst("^[^:=]*[:=]\\s*", ""))
                .findFirst()
                .orElse("unknown");
    }
}
