package io.pushdeck.console.history;

import io.pushdeck.server.message.Delivery;
import io.pushdeck.server.message.PushRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// Writes the recipients of a push for other programs: the names of columns and stages are those of the protocol,
/// times are ISO 8601 in UTC.
final class RecipientExport {
    private static final List<String> COLUMNS = List.of(
            "client",
            "name",
            "online",
            "plain",
            "stage",
            "queued",
            "written",
            "received",
            "displayed",
            "read",
            "acted",
            "recalled",
            "action",
            "failure");
    /// A cell that begins with one of these is a formula to a spreadsheet program, and formulas can do harm.
    private static final String FORMULA = "=+-@\t\r";

    private RecipientExport() {}

    /// RFC 4180: commas, CRLF, quotes doubled. A text that a spreadsheet would take for a formula has an apostrophe in
    /// front.
    static String csv(List<Delivery> deliveries) {
        StringBuilder csv = new StringBuilder(String.join(",", COLUMNS)).append("\r\n");
        for (Delivery delivery : deliveries) {
            csv.append(cells(delivery).stream()
                            .map(cell -> cell.map(RecipientExport::csvCell).orElse(""))
                            .collect(Collectors.joining(",")))
                    .append("\r\n");
        }
        return csv.toString();
    }

    /// One object: the push, and its recipients with the fields of the CSV; what is not known is left out.
    static String json(PushRecord push, List<Delivery> deliveries) {
        StringBuilder json = new StringBuilder("{\n");
        json.append("  \"push\": ").append(jsonText(push.id().value())).append(",\n");
        json.append("  \"title\": ")
                .append(jsonText(push.announcement().title()))
                .append(",\n");
        json.append("  \"body\": ").append(jsonText(push.announcement().body())).append(",\n");
        json.append("  \"severity\": ")
                .append(jsonText(push.announcement().severity().key()))
                .append(",\n");
        json.append("  \"at\": ").append(jsonText(push.at().toString())).append(",\n");
        json.append("  \"version\": ").append(push.version()).append(",\n");
        push.recalledAt()
                .ifPresent(at -> json.append("  \"recalled\": ")
                        .append(jsonText(at.toString()))
                        .append(",\n"));
        json.append("  \"recipients\": [");
        json.append(deliveries.stream().map(RecipientExport::jsonObject).collect(Collectors.joining(",")));
        return json.append(deliveries.isEmpty() ? "]\n}\n" : "\n  ]\n}\n").toString();
    }

    private static String jsonObject(Delivery delivery) {
        List<Optional<String>> cells = cells(delivery);
        List<String> fields = new ArrayList<>();
        for (int i = 0; i < COLUMNS.size(); i++) {
            String column = COLUMNS.get(i);
            boolean flag = column.equals("online") || column.equals("plain");
            cells.get(i)
                    .map(value -> "\"" + column + "\": " + (flag ? value : jsonText(value)))
                    .ifPresent(fields::add);
        }
        return "\n    {" + String.join(", ", fields) + "}";
    }

    // In the order of the columns.
    private static List<Optional<String>> cells(Delivery delivery) {
        Delivery.Times times = delivery.times();
        return List.of(
                Optional.of(delivery.client().value()),
                Optional.of(delivery.name()),
                Optional.of(Boolean.toString(delivery.online())),
                delivery.plain().map(String::valueOf),
                Optional.of(delivery.stage().key()),
                time(Optional.of(times.queued())),
                time(times.written()),
                time(times.received()),
                time(times.displayed()),
                time(times.read()),
                time(times.acted()),
                time(times.recalled()),
                delivery.action().isEmpty() ? Optional.empty() : Optional.of(delivery.action()),
                delivery.failure()
                        .map(failure -> failure.name().toLowerCase(Locale.ROOT).replace('_', '-')));
    }

    private static Optional<String> time(Optional<Instant> at) {
        return at.map(Instant::toString);
    }

    private static String csvCell(String text) {
        String safe = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        boolean quoted = safe.chars().anyMatch(each -> each == '"' || each == ',' || each == '\r' || each == '\n');
        return quoted ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }

    private static String jsonText(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            switch (each) {
                case '"' -> json.append("\\\"");
                case '\\' -> json.append("\\\\");
                case '\n' -> json.append("\\n");
                case '\r' -> json.append("\\r");
                case '\t' -> json.append("\\t");
                default -> {
                    if (each < ' ' || (Character.isSurrogate(each) && !isPaired(text, i))) {
                        json.append("\\u%04x".formatted((int) each));
                    } else {
                        json.append(each);
                    }
                }
            }
        }
        return json.append('"').toString();
    }

    private static boolean isPaired(String text, int at) {
        return Character.isHighSurrogate(text.charAt(at))
                ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
                : at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
    }
}
