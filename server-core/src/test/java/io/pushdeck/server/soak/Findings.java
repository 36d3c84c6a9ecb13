package io.pushdeck.server.soak;

import java.util.ArrayList;
import java.util.List;

/// What was found wrong: the first few in words, all of them counted. Thread-safe.
final class Findings {
    private static final int MOST_IN_WORDS = 20;

    private final List<String> words = new ArrayList<>();
    private long count;

    synchronized void add(String what) {
        count++;
        if (words.size() < MOST_IN_WORDS) {
            words.add(what);
        }
    }

    /// Adds `what` unless `right`.
    void check(boolean right, String what) {
        if (!right) {
            add(what);
        }
    }

    synchronized long count() {
        return count;
    }

    synchronized List<String> words() {
        return List.copyOf(words);
    }
}
