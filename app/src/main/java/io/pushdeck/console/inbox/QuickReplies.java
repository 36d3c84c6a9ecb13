package io.pushdeck.console.inbox;

import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.preferences.Preferences;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Answers that are given again and again, kept with the preferences of this desk. Confined to the JavaFX thread.
final class QuickReplies {
    static final int MOST = 100;
    static final int LONGEST = 2_000;
    private static final String PREFIX = "reply.";

    private final Preferences preferences;
    private final ObservableList<Reply> all = FXCollections.observableArrayList();

    /// @param number keeps its place and its key
    record Reply(int number, String text) {}

    QuickReplies(Preferences preferences) {
        this.preferences = preferences;
        preferences.keys(PREFIX).stream()
                .map(key -> key.substring(PREFIX.length()))
                .filter(number -> number.matches("[0-9]{1,6}"))
                .map(Integer::valueOf)
                .map(number -> new Reply(number, value(number)))
                .filter(reply -> !reply.text().isBlank())
                .sorted(Comparator.comparingInt(Reply::number))
                .forEach(all::add);
    }

    /// In the order in which they were made; for reading only.
    ObservableList<Reply> all() {
        return all;
    }

    /// Why a text cannot be one; empty if it can.
    Optional<String> problemOf(Texts texts, String typed, int except) {
        String text = typed.strip();
        if (text.isEmpty()) {
            return Optional.of(texts.text("inbox.reply.empty"));
        }
        if (text.length() > LONGEST) {
            return Optional.of(texts.text("inbox.reply.long", LONGEST));
        }
        boolean taken = all.stream()
                .anyMatch(each -> each.number() != except && each.text().equals(text));
        return taken ? Optional.of(texts.text("inbox.reply.taken")) : Optional.empty();
    }

    /// Keeps a new one.
    Reply add(String text) {
        int number = all.stream().mapToInt(Reply::number).max().orElse(0) + 1;
        Reply made = new Reply(number, text.strip());
        put(made);
        return made;
    }

    /// Keeps it in place of the one with its number, or where that was.
    void put(Reply reply) {
        value(reply.number(), reply.text());
        List<Reply> others =
                all.stream().filter(each -> each.number() != reply.number()).toList();
        int place = (int)
                others.stream().filter(each -> each.number() < reply.number()).count();
        boolean there = others.size() < all.size();
        if (there) {
            all.set(place, reply);
        } else {
            all.add(place, reply);
        }
    }

    void remove(Reply reply) {
        value(reply.number(), "");
        all.removeIf(each -> each.number() == reply.number());
    }

    private String value(int number) {
        return preferences.text(PREFIX + number, "").get();
    }

    private void value(int number, String text) {
        preferences.text(PREFIX + number, "").set(text);
    }
}
