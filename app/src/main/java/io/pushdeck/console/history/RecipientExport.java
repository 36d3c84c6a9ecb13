package io.pushdeck.console.history;

import io.pushdeck.console.exchange.Csv;
import io.pushdeck.console.exchange.Json;
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

    private RecipientExport() {}

    /// A line for each, as [Csv] writes them.
    static String csv(List<Delivery> deliveries) {
        StringBuilder csv = new StringBuilder(Csv.row(COLUMNS));
        for (Delivery delivery : deliveries) {
            csv.append(Csv.row(
                    cells(delivery).stream().map(cell -> cell.orElse("")).toList()));
        }
        return csv.toString();
    }

    /// One object: the push, and its recipients with the fields of the CSV; what is not known is left out.
    static String json(PushRecord push, List<Delivery> deliveries) {
        StringBuilder json = new StringBuilder("{\n");
        json.append("  \"push\": ").append(Json.quote(push.id().value())).append(",\n");
        json.append("  \"title\": ")
                .append(Json.quote(push.announcement().title()))
                .append(",\n");
        json.append("  \"body\": ")
                .append(Json.quote(push.announcement().body()))
                .append(",\n");
        json.append("  \"severity\": ")
                .append(Json.quote(push.announcement().severity().key()))
                .append(",\n");
        json.append("  \"at\": ").append(Json.quote(push.at().toString())).append(",\n");
        json.append("  \"version\": ").append(push.version()).append(",\n");
        push.recalledAt()
                .ifPresent(at -> json.append("  \"recalled\": ")
                        .append(Json.quote(at.toString()))
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
                    .map(value -> "\"" + column + "\": " + (flag ? value : Json.quote(value)))
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
}
