package io.pushdeck.server.identity;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;

/// What a token says of somebody beside who it is: each claim with its values, of which most have one. Immutable.
///
/// @param values in the order of the token, at most [#MOST]; what is more, or too long, is left out
public record Claims(Map<String, List<String>> values) {
    /// So many claims, and so many values of one claim.
    public static final int MOST = 32;

    public static final int LONGEST_NAME = 64;
    public static final int LONGEST_VALUE = 256;
    public static final Claims NONE = new Claims(Map.of());

    public Claims {
        SequencedMap<String, List<String>> kept = new LinkedHashMap<>();
        for (Map.Entry<String, List<String>> claim : values.entrySet()) {
            if (kept.size() < MOST && isName(claim.getKey())) {
                List<String> fitting = fitting(claim.getValue());
                if (!fitting.isEmpty()) {
                    kept.put(claim.getKey(), fitting);
                }
            }
        }
        values = Collections.unmodifiableMap(kept);
    }

    /// Whether a claim that is kept can have that name: 1 to [#LONGEST_NAME] printable characters, with no space around
    /// them.
    public static boolean isName(String name) {
        return !name.isEmpty()
                && name.length() <= LONGEST_NAME
                && name.equals(name.strip())
                && name.chars().noneMatch(Character::isISOControl);
    }

    private static List<String> fitting(List<String> values) {
        return values.stream()
                .filter(value -> value.length() <= LONGEST_VALUE)
                .limit(MOST)
                .toList();
    }

    /// The values of that claim; empty if there is none.
    public List<String> of(String name) {
        return values.getOrDefault(name, List.of());
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    /// The same claims, each value written another way.
    public Claims map(UnaryOperator<String> change) {
        Map<String, List<String>> changed = new LinkedHashMap<>();
        values.forEach((name, texts) -> {
            List<String> others = new ArrayList<>(texts);
            others.replaceAll(change);
            changed.put(name, others);
        });
        return new Claims(changed);
    }
}
