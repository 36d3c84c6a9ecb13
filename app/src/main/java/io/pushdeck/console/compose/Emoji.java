package io.pushdeck.console.compose;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/// A picture that can be written. Those that are offered are pictures by themselves, on any page and in the console's
/// own font: none needs an invisible character behind it, which some programs drop and others show as a box. Immutable.
///
/// @param text    one character
/// @param english its name, and more words by which it is found
/// @param chinese the same
record Emoji(String text, String english, String chinese) {
    /// How many of those that were used last are remembered.
    static final int MOST_RECENT = 16;

    private static final String SOURCE = "emoji.tsv";
    private static final int COLUMNS = 3;

    /// What is offered, in that order.
    static List<Emoji> all() {
        InputStream source = Objects.requireNonNull(Emoji.class.getResourceAsStream(SOURCE), SOURCE);
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(source, StandardCharsets.UTF_8))) {
            return lines.lines().map(Emoji::parse).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The list of emoji cannot be read", unreadable);
        }
    }

    private static Emoji parse(String line) {
        List<String> columns = List.of(line.split("\t", COLUMNS));
        return new Emoji(columns.get(0), columns.get(1), columns.get(2));
    }

    /// The same, those that were used last first.
    ///
    /// @param recent their texts, newest first
    static List<Emoji> all(List<String> recent) {
        List<Emoji> known = all();
        Set<Emoji> ordered = new LinkedHashSet<>();
        for (String text : recent) {
            known.stream().filter(emoji -> emoji.text().equals(text)).forEach(ordered::add);
        }
        ordered.addAll(known);
        return List.copyOf(ordered);
    }

    /// @return `recent` with this one as the newest
    List<String> usedAfter(List<String> recent) {
        List<String> used = new ArrayList<>(List.of(text));
        recent.stream().filter(other -> !other.equals(text)).forEach(used::add);
        return List.copyOf(used.subList(0, Math.min(MOST_RECENT, used.size())));
    }

    String name(Locale language) {
        return language.getLanguage().equals(Locale.CHINESE.getLanguage()) ? chinese : english;
    }
}
