package io.pushdeck.console.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A part of the page: what was found, and how that compares with what was wanted. Kept in a file of its own, so that a
/// part that is measured alone replaces nothing but itself. Used by one thread.
final class Section {
    private final Settings.Part part;
    private final StringBuilder text = new StringBuilder();
    private final List<String> targets = new ArrayList<>();

    Section(Settings.Part part, String title) {
        this.part = part;
        text.append("## ").append(title).append("\n\n");
    }

    /// Markdown.
    Section say(String paragraph) {
        text.append(paragraph).append("\n\n");
        return this;
    }

    /// @param head the cells of the first line; numbers follow the first column
    Section table(List<String> head, List<List<String>> lines) {
        text.append(line(head))
                .append("|---|")
                .append("---:|".repeat(head.size() - 1))
                .append('\n');
        lines.forEach(cells -> text.append(line(cells)));
        text.append('\n');
        return this;
    }

    /// @param atMost in the same unit as `measured`
    Section target(String what, double measured, String unit, double atMost) {
        targets.add(line(List.of(
                what,
                Durations.number(measured) + unit,
                "≤ " + Durations.number(atMost) + unit,
                measured <= atMost
                        ? "met"
                        : String.format(
                                Locale.ROOT, "**missed by %.0f %%**", Math.ceil((measured / atMost - 1) * 100)))));
        return this;
    }

    void keep(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.writeString(file(folder, part, "text"), text);
            Files.writeString(file(folder, part, "targets"), String.join("", targets));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// What was kept last; empty if that part was never measured.
    static String kept(Path folder, Settings.Part part, String what) throws IOException {
        Path file = file(folder, part, what);
        return Files.exists(file) ? Files.readString(file) : "";
    }

    private static Path file(Path folder, Settings.Part part, String what) {
        return folder.resolve(part.name().toLowerCase(Locale.ROOT) + "." + what);
    }

    private static String line(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }
}
