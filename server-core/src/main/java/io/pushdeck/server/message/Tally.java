package io.pushdeck.server.message;

import java.util.EnumMap;
import java.util.Map;

/// How many recipients of one push are at each stage; each recipient counts once, at the furthest. Immutable.
///
/// @param counts stages without anybody may be missing
public record Tally(Map<Stage, Integer> counts) {
    public static final Tally NONE = new Tally(Map.of());

    public Tally {
        counts = Map.copyOf(counts);
    }

    public int at(Stage stage) {
        return counts.getOrDefault(stage, 0);
    }

    /// All recipients.
    public int total() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /// Those who got at least as far as `stage`, one that a client proves.
    public int reached(Stage stage) {
        Map<Stage, Integer> further = new EnumMap<>(Stage.class);
        counts.forEach((at, count) -> {
            if (at.isReceipt() && at != Stage.RECALLED && at.compareTo(stage) >= 0) {
                further.put(at, count);
            }
        });
        return further.values().stream().mapToInt(Integer::intValue).sum();
    }
}
