package io.pushdeck.bench.report;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Measurements of several servers in several situations. Used by one thread.
public final class Grid {
    private final String title;
    private final String unit;
    private final List<String> rows;
    private final List<String> columns;
    private final Map<Place, Samples> samples = new LinkedHashMap<>();

    private record Place(String row, String column) {}

    /// @param rows    servers, in the order of the report
    /// @param columns situations, likewise
    public Grid(String title, String unit, List<String> rows, List<String> columns) {
        this.title = title;
        this.unit = unit;
        this.rows = List.copyOf(rows);
        this.columns = List.copyOf(columns);
    }

    public String title() {
        return title;
    }

    public String unit() {
        return unit;
    }

    public List<String> rows() {
        return rows;
    }

    public List<String> columns() {
        return columns;
    }

    public void add(String row, String column, double value) {
        if (!rows.contains(row) || !columns.contains(column)) {
            throw new IllegalArgumentException(title + " has no place for " + row + " at " + column);
        }
        samples.computeIfAbsent(new Place(row, column), any -> new Samples()).add(value);
    }

    public Optional<Samples> at(String row, String column) {
        return Optional.ofNullable(samples.get(new Place(row, column)));
    }

    /// A Markdown table: median and, if there is more than one sample, [least..most].
    public String toMarkdown() {
        StringBuilder table = new StringBuilder("| " + title + " (" + unit + ") |");
        columns.forEach(column -> table.append(' ').append(column).append(" |"));
        table.append("\n|---|").append("---:|".repeat(columns.size())).append('\n');
        for (String row : rows) {
            table.append("| ").append(row).append(" |");
            for (String column : columns) {
                table.append(' ')
                        .append(at(row, column).map(Grid::words).orElse(""))
                        .append(" |");
            }
            table.append('\n');
        }
        return table.toString();
    }

    private static String words(Samples samples) {
        String median = number(samples.median());
        return samples.count() == 1
                ? median
                : median + " [" + number(samples.least()) + ".." + number(samples.most()) + "]";
    }

    /// As short as it can be.
    static String tick(double value) {
        return new DecimalFormat("#,##0.####", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(value);
    }

    /// Three digits that count, and no more than needed before the point.
    static String number(double value) {
        int decimals = value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 3;
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }
}
