package io.pushdeck.console.clients;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How the operator arranged the columns, as one remembered line: `name:180:1 id:110:0`. Immutable.
///
/// @param places in order, each column once
record ColumnLayout(List<Place> places) {
    private static final int NARROWEST = 20;
    private static final int WIDEST = 2_000;

    /// One column.
    record Place(ClientColumn column, double width, boolean visible) {}

    ColumnLayout {
        places = List.copyOf(places);
    }

    /// What cannot be understood is left out; columns that are not named follow as they are by default.
    static ColumnLayout parse(String line) {
        Map<ClientColumn, Place> found = new LinkedHashMap<>();
        for (String part : line.strip().split("\\s+", -1)) {
            parsePlace(part).ifPresent(place -> found.putIfAbsent(place.column(), place));
        }
        for (ClientColumn column : ClientColumn.values()) {
            found.putIfAbsent(column, new Place(column, column.width, column.shown));
        }
        return new ColumnLayout(new ArrayList<>(found.values()));
    }

    private static Optional<Place> parsePlace(String part) {
        String[] fields = part.split(":", -1);
        if (fields.length != 3) {
            return Optional.empty();
        }
        try {
            int width = Math.clamp(Integer.parseInt(fields[1]), NARROWEST, WIDEST);
            return ClientColumn.named(fields[0]).map(column -> new Place(column, width, fields[2].equals("1")));
        } catch (NumberFormatException notAWidth) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        StringBuilder line = new StringBuilder();
        for (Place place : places) {
            line.append(line.isEmpty() ? "" : " ")
                    .append(place.column().key())
                    .append(':')
                    .append(Math.round(place.width()))
                    .append(place.visible() ? ":1" : ":0");
        }
        return line.toString();
    }
}
