package io.pushdeck.server.store;

import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/// Texts as the search index has them, and what an operator types as a query of it.
final class SearchWords {
    /// Scripts without spaces between words.
    private static final Set<UnicodeScript> UNSPACED = Set.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.THAI,
            UnicodeScript.LAO,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR);

    private SearchWords() {}

    /// The same text, each character of a script without spaces a word of its own: any part of a sentence can be found.
    static String toIndexed(String text) {
        StringBuilder spaced = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(point -> {
            if (UNSPACED.contains(UnicodeScript.of(point))) {
                spaced.append(' ').appendCodePoint(point).append(' ');
            } else {
                spaced.appendCodePoint(point);
            }
        });
        return spaced.toString();
    }

    /// Every word must occur, each as the beginning of one. What is typed is never read as the index's own language:
    /// each word is a quoted phrase.
    ///
    /// @return empty if there is nothing to look for
    static String toQuery(String typed) {
        return Arrays.stream(typed.strip().split("\\s+"))
                .filter(word -> word.codePoints().anyMatch(Character::isLetterOrDigit))
                .map(word -> '"' + toIndexed(word.replace('"', ' ').replace('\0', ' ')) + "\"*")
                .collect(Collectors.joining(" "));
    }
}
