package io.pushdeck.console.ui;

import java.util.stream.Collectors;

/// Makes a text from outside harmless to show on several lines: as [PlainLine], but with its line breaks.
public final class PlainText {
    private PlainText() {}

    /// @param characters a longer text ends in an ellipsis
    /// @param lines      and so does one with more lines
    public static String of(String text, int characters, int lines) {
        String beginning = text.length() > characters ? text.substring(0, characters) : text;
        boolean more = text.length() > characters
                || beginning.lines().skip(lines).findAny().isPresent();
        String plain = beginning
                .lines()
                .limit(lines)
                .map(line -> PlainLine.of(line, characters))
                .collect(Collectors.joining("\n"))
                .strip();
        return more ? plain + "…" : plain;
    }

    /// Whether [#of] would leave something out.
    public static boolean cuts(String text, int characters, int lines) {
        return text.length() > characters || text.lines().skip(lines).findAny().isPresent();
    }
}
