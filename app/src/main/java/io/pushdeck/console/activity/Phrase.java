package io.pushdeck.console.activity;

import io.pushdeck.console.i18n.Texts;
import java.util.List;

/// Words that were decided when something happened and are said in whatever language is chosen when they are read.
/// Immutable.
///
/// @param key       of the bundle; empty for words that are the same in every language
/// @param arguments numbers, texts, or phrases again; of words without a key only the text itself
record Phrase(String key, List<Object> arguments) {
    Phrase {
        arguments = List.copyOf(arguments);
    }

    static Phrase of(String key, Object... arguments) {
        return new Phrase("activity." + key, List.of(arguments));
    }

    /// A name or another text from outside.
    static Phrase verbatim(String text) {
        return new Phrase("", List.of(text));
    }

    String in(Texts texts) {
        Object[] spoken = arguments.stream()
                .map(argument -> argument instanceof Phrase phrase ? phrase.in(texts) : argument)
                .toArray();
        return key.isEmpty() ? String.valueOf(spoken[0]) : texts.text(key, spoken);
    }
}
