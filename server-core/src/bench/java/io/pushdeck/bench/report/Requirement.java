package io.pushdeck.bench.report;

import java.util.Locale;
import java.util.Optional;

/// What Pushdeck has to reach: a median of its own, or its ratio to that of another server. Immutable.
///
/// @param column    of the grid
/// @param row       Pushdeck's
/// @param yardstick the other server's row; empty if the value itself counts
/// @param atMost    the target, in the grid's unit or as a ratio
public record Requirement(Grid grid, String column, String row, String yardstick, double atMost) {

    public static Requirement ratio(Grid grid, String column, String row, String yardstick, double atMost) {
        return new Requirement(grid, column, row, yardstick, atMost);
    }

    public static Requirement value(Grid grid, String column, String row, double atMost) {
        return new Requirement(grid, column, row, "", atMost);
    }

    /// A line of a Markdown table; empty if one of the servers was not part of the run.
    Optional<String> toMarkdown() {
        return measured()
                .map(value -> "| %s, %s | %s%s | %s | %s | %s |\n"
                        .formatted(
                                grid.title(),
                                column,
                                row,
                                yardstick.isEmpty() ? " (" + grid.unit() + ")" : " / " + yardstick,
                                decimal(value),
                                "≤ " + decimal(atMost),
                                verdict(value)));
    }

    private Optional<Double> measured() {
        Optional<Double> own = grid.at(row, column).map(Samples::median);
        return yardstick.isEmpty()
                ? own
                : own.flatMap(value -> grid.at(yardstick, column).map(other -> value / other.median()));
    }

    private String verdict(double value) {
        return value <= atMost
                ? "met"
                : String.format(Locale.ROOT, "**missed by %.0f %%**", Math.ceil((value / atMost - 1) * 100));
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
