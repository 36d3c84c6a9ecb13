package io.pushdeck.server.soak;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What a run saw, as Markdown: on the standard output and in `target/soak`. Thread-safe.
final class SoakReport {
    private static final Path FOLDER = Path.of("target", "soak");

    private final String name;
    private final StringBuilder text = new StringBuilder();

    SoakReport(String name, String title) {
        this.name = name;
        text.append("### ").append(title).append("\n\n");
        fact(
                "machine",
                System.getProperty("os.name") + ", " + Runtime.getRuntime().availableProcessors() + " processors, Java "
                        + Runtime.version());
    }

    /// A report that names its seed at once, should the run never end.
    static SoakReport seeded(String name, String title, long seed) {
        out().println(title + ": -Dsoak.seed=" + seed);
        SoakReport report = new SoakReport(name, title);
        report.fact("seed", seed);
        return report;
    }

    synchronized void fact(String what, Object value) {
        text.append("- ").append(what).append(": ").append(value).append('\n');
    }

    synchronized void findings(Findings findings) {
        fact("wrong", findings.count());
        findings.words().forEach(words -> text.append("  - ").append(words).append('\n'));
    }

    /// The first row is the heading.
    synchronized void table(List<List<?>> rows) {
        text.append('\n');
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i).forEach(cell -> text.append("| ").append(cell).append(' '));
            text.append("|\n");
            if (i == 0) {
                text.append("|---".repeat(rows.getFirst().size())).append("|\n");
            }
        }
        text.append('\n');
    }

    synchronized void publish() {
        out().println("\n" + text);
        try {
            Files.createDirectories(FOLDER);
            Files.writeString(FOLDER.resolve(name + ".md"), text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static PrintStream out() {
        return new PrintStream(System.out, true, StandardCharsets.UTF_8);
    }
}
