package io.pushdeck.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// One benchmark's page: what was asked, the tables with a chart each, the requirements, and the machine. Immutable.
///
/// @param name         of the files: `name.md` and `name-1.png` and so on
/// @param introduction what was measured, in a paragraph
public record Report(
        String name, String title, String introduction, List<Plate> plates, List<Requirement> requirements) {
    public Report {
        plates = List.copyOf(plates);
        requirements = List.copyOf(requirements);
    }

    /// A table and how its chart is drawn.
    ///
    /// @param scale of the chart's bars
    public record Plate(Grid grid, Chart.Scale scale) {}

    /// Replaces the page of the last run.
    ///
    /// @param surroundings lines of Markdown on the machine and the run
    public void write(Path folder, String surroundings) throws IOException {
        StringBuilder page = new StringBuilder("# " + title + "\n\n" + introduction + "\n");
        Files.createDirectories(folder);
        for (int index = 0; index < plates.size(); index++) {
            Plate plate = plates.get(index);
            page.append('\n');
            if (plate.scale != Chart.Scale.NONE) {
                String picture = name + "-" + (index + 1) + ".png";
                Chart.write(plate.grid, plate.scale, folder.resolve(picture));
                page.append("![")
                        .append(plate.grid.title())
                        .append("](")
                        .append(picture)
                        .append(")\n\n");
            }
            page.append(plate.grid.toMarkdown());
        }
        page.append(requirementsTable());
        page.append("\n## Machine and run\n\n").append(surroundings);
        Files.writeString(folder.resolve(name + ".md"), page);
    }

    private String requirementsTable() {
        List<String> lines = requirements.stream()
                .map(Requirement::toMarkdown)
                .flatMap(Optional::stream)
                .toList();
        return lines.isEmpty()
                ? ""
                : "\n## Requirements\n\nRatios of medians of this run.\n\n"
                        + "| Situation | What | Measured | Target | |\n|---|---|---:|---:|---|\n"
                        + String.join("", lines);
    }
}
