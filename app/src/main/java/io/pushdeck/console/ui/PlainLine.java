package io.pushdeck.console.ui;

/// Makes a text from outside harmless to show on one line: no line breaks, nothing invisible that could reorder or
/// hide what stands around it, never longer than agreed.
public final class PlainLine {
    private static final String BREAK = " ⏎ ";

    private PlainLine() {}

    /// @param limit in characters; a longer text ends in an ellipsis
    public static String of(String text, int limit) {
        StringBuilder line = new StringBuilder(Math.min(text.length(), limit) + 4);
        int at = 0;
        while (at < text.length() && line.length() < limit) {
            int character = text.codePointAt(at);
            int width = Character.charCount(character);
            if (character == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n') {
                width = 2;
            }
            append(character, line);
            at += width;
        }
        if (at < text.length()) {
            line.append('…');
        }
        return line.toString().strip();
    }

    private static void append(int character, StringBuilder line) {
        if (character == '\n' || character == '\r' || character == 0x85) {
            line.append(BREAK);
            return;
        }
        switch (Character.getType(character)) {
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> line.append(BREAK);
            case Character.CONTROL -> line.append(character == '\t' ? ' ' : '\uFFFD');
            case Character.FORMAT -> appendJoiner(character, line);
            case Character.SURROGATE, Character.UNASSIGNED, Character.PRIVATE_USE -> line.append('\uFFFD');
            default -> line.appendCodePoint(character);
        }
    }

    // Emoji and several scripts are written with joiners; every other format character is dropped.
    private static void appendJoiner(int character, StringBuilder line) {
        if (character == 0x200C || character == 0x200D) {
            line.appendCodePoint(character);
        }
    }
}
