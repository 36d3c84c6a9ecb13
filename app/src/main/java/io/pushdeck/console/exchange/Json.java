package io.pushdeck.console.exchange;

import java.util.List;
import java.util.Map;

/// A JSON value that was read, and the line it begins in, from 1: so that whoever judges it can say where. Immutable.
public sealed interface Json {
    int line();

    /// @param fields in their order; of a name that comes twice the last
    record Fields(int line, Map<String, Json> fields) implements Json {}

    record Items(int line, List<Json> items) implements Json {
        public Items {
            items = List.copyOf(items);
        }
    }

    record Text(int line, String text) implements Json {}

    /// A number, `true`, `false` or `null`, as it is written.
    record Literal(int line, String text) implements Json {}

    /// @throws JsonTrouble if it is not JSON, RFC 8259, or nested too deeply
    static Json parse(String text) {
        return new JsonReader(text).read();
    }

    /// A text as a JSON string, quotes and all. Half of a character is escaped, so that the file stays readable.
    static String quote(String text) {
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
