package io.pushdeck.console.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Tables as RFC 4180 writes them: commas, CRLF, quotes doubled. A text that a spreadsheet would take for a formula has
/// an apostrophe in front; [#plain] takes it away again.
public final class Csv {
    /// A cell that begins with one of these is a formula to a spreadsheet program, and formulas can do harm.
    private static final String FORMULA = "=+-@\t\r";

    private static final char MARK = '\uFEFF';
    private static final List<Character> SEPARATORS = List.of(',', ';', '\t');

    /// @param line where it begins, from 1
    public record Row(int line, List<String> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /// What cannot be read.
    ///
    /// @param line where the trouble begins, from 1
    public record Flaw(int line, Kind kind) {}

    public enum Kind {
        /// A quote is opened and never closed; all that follows is in it.
        OPEN_QUOTE,
        /// Something stands between a closed quote and the next comma.
        AFTER_QUOTE
    }

    /// @param rows  those that can be read, in order; empty lines are none
    /// @param flaws of those that cannot
    public record Table(List<Row> rows, List<Flaw> flaws) {
        public Table {
            rows = List.copyOf(rows);
            flaws = List.copyOf(flaws);
        }
    }

    private Csv() {}

    /// One row, with its end of line.
    public static String row(List<String> cells) {
        return cells.stream().map(Csv::cell).collect(Collectors.joining(",")) + "\r\n";
    }

    private static String cell(String text) {
        String safe = isFormula(text) ? "'" + text : text;
        boolean quoted = safe.chars().anyMatch(each -> each == '"' || each == ',' || each == '\r' || each == '\n');
        return quoted ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }

    /// A cell as it was before [#row] made it harmless.
    public static String plain(String cell) {
        return cell.startsWith("'") && isFormula(cell) ? cell.substring(1) : cell;
    }

    // Apostrophes before it count: else one that was there from the start would be taken away when it is read.
    private static boolean isFormula(String text) {
        int at = 0;
        while (at < text.length() && text.charAt(at) == '\'') {
            at++;
        }
        return at < text.length() && FORMULA.indexOf(text.charAt(at)) >= 0;
    }

    /// Reads a table. Semicolons and tabs count as commas where the first line has more of them: so some spreadsheets
    /// write. Lines may end in CRLF, LF or CR.
    public static Table parse(String text) {
        return new Reader(text).read();
    }

    private static final class Reader {
        private final String text;
        private final char separator;
        private final List<Row> rows = new ArrayList<>();
        private final List<Flaw> flaws = new ArrayList<>();
        private int at;
        private int line = 1;

        Reader(String text) {
            this.text = text;
            this.at = !text.isEmpty() && text.charAt(0) == MARK ? 1 : 0;
            String first = text.lines().findFirst().orElse("");
            char most = ',';
            for (char each : SEPARATORS) {
                if (count(first, each) > count(first, most)) {
                    most = each;
                }
            }
            separator = most;
        }

        private static long count(String line, char wanted) {
            return line.chars().filter(each -> each == wanted).count();
        }

        Table read() {
            while (at < text.length()) {
                readRow();
            }
            return new Table(rows, flaws);
        }

        private void readRow() {
            int begin = line;
            int known = flaws.size();
            List<String> cells = new ArrayList<>();
            do {
                cells.add(at < text.length() && text.charAt(at) == '"' ? quoted() : bare());
            } while (next());
            boolean blank = cells.size() == 1 && cells.getFirst().isBlank();
            if (!blank && flaws.size() == known) {
                rows.add(new Row(begin, cells));
            }
        }

        /// Whether another cell of the row follows; goes past what separates it, or past the end of the line.
        private boolean next() {
            if (at >= text.length()) {
                return false;
            }
            char end = text.charAt(at++);
            if (end == separator) {
                return true;
            }
            if (end == '\r' && at < text.length() && text.charAt(at) == '\n') {
                at++;
            }
            line++;
            return false;
        }

        private String bare() {
            int begin = at;
            while (at < text.length() && !endsCell(text.charAt(at))) {
                at++;
            }
            return text.substring(begin, at);
        }

        private boolean endsCell(char each) {
            return each == separator || each == '\r' || each == '\n';
        }

        private String quoted() {
            int begin = line;
            StringBuilder cell = new StringBuilder();
            at++;
            while (at < text.length()) {
                char each = text.charAt(at++);
                if (each == '"' && (at >= text.length() || text.charAt(at) != '"')) {
                    if (!bare().isBlank()) {
                        flaws.add(new Flaw(line, Kind.AFTER_QUOTE));
                    }
                    return cell.toString();
                }
                if (each == '"') {
                    at++;
                } else if (each == '\n' || (each == '\r' && (at >= text.length() || text.charAt(at) != '\n'))) {
                    line++;
                }
                cell.append(each);
            }
            flaws.add(new Flaw(begin, Kind.OPEN_QUOTE));
            return "";
        }
    }
}
