package io.pushdeck.console.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Reads one JSON text. For files that an operator chooses: small, and of unknown origin.
final class JsonReader {
    private static final int DEEPEST = 32;
    private static final Pattern LITERAL =
            Pattern.compile("true|false|null|-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

    private final String text;
    private int at;
    private int line = 1;

    JsonReader(String text) {
        this.text = text;
        this.at = text.startsWith("\uFEFF") ? 1 : 0;
    }

    Json read() {
        Json value = value(0);
        skipBlanks();
        if (at < text.length()) {
            throw expected("the end");
        }
        return value;
    }

    private Json value(int depth) {
        if (depth > DEEPEST) {
            throw expected("at most " + DEEPEST + " levels");
        }
        skipBlanks();
        int begin = line;
        return switch (peek()) {
            case '{' -> fields(depth, begin);
            case '[' -> items(depth, begin);
            case '"' -> new Json.Text(begin, string());
            default -> literal(begin);
        };
    }

    private Json fields(int depth, int begin) {
        Map<String, Json> fields = new LinkedHashMap<>();
        at++;
        if (!skipIf('}')) {
            do {
                skipBlanks();
                if (peek() != '"') {
                    throw expected("a name");
                }
                String name = string();
                if (!skipIf(':')) {
                    throw expected("a colon");
                }
                fields.put(name, value(depth + 1));
            } while (skipIf(','));
            if (!skipIf('}')) {
                throw expected("a comma or }");
            }
        }
        return new Json.Fields(begin, fields);
    }

    private Json items(int depth, int begin) {
        List<Json> items = new ArrayList<>();
        at++;
        if (!skipIf(']')) {
            do {
                items.add(value(depth + 1));
            } while (skipIf(','));
            if (!skipIf(']')) {
                throw expected("a comma or ]");
            }
        }
        return new Json.Items(begin, items);
    }

    private Json literal(int begin) {
        int from = at;
        while (at < text.length() && (Character.isLetterOrDigit(peek()) || "+-.".indexOf(peek()) >= 0)) {
            at++;
        }
        String found = text.substring(from, at);
        if (!LITERAL.matcher(found).matches()) {
            throw expected("a value");
        }
        return new Json.Literal(begin, found);
    }

    private String string() {
        StringBuilder string = new StringBuilder();
        at++;
        while (peek() != '"') {
            char each = text.charAt(at++);
            if (each < ' ') {
                throw expected("the end of a string");
            }
            string.append(each == '\\' ? escaped() : each);
        }
        at++;
        return string.toString();
    }

    private char escaped() {
        char each = peek();
        at++;
        return switch (each) {
            case '"', '\\', '/' -> each;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> hexadecimal();
            default -> throw expected("an escape");
        };
    }

    private char hexadecimal() {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            int digit = "0123456789abcdef".indexOf(Character.toLowerCase(peek()));
            if (digit < 0) {
                throw expected("four hexadecimal digits");
            }
            value = value * 16 + digit;
            at++;
        }
        return (char) value;
    }

    private boolean skipIf(char wanted) {
        skipBlanks();
        boolean there = at < text.length() && text.charAt(at) == wanted;
        if (there) {
            at++;
        }
        return there;
    }

    private void skipBlanks() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            if (text.charAt(at++) == '\n') {
                line++;
            }
        }
    }

    private char peek() {
        if (at >= text.length()) {
            throw expected("more");
        }
        return text.charAt(at);
    }

    private JsonTrouble expected(String what) {
        return new JsonTrouble(what, line);
    }
}
