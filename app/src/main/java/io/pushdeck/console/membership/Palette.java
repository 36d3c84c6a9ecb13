package io.pushdeck.console.membership;

import io.pushdeck.server.group.Group;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;

/// Counts which colours groups have, so that new groups tell themselves apart.
public final class Palette {
    private final Map<Group.Colour, Integer> used = new EnumMap<>(Group.Colour.class);

    public void use(Group.Colour colour) {
        used.merge(colour, 1, Integer::sum);
    }

    /// The colour that the fewest groups have.
    public Group.Colour next() {
        return Arrays.stream(Group.Colour.values())
                .min(Comparator.comparing(colour -> used.getOrDefault(colour, 0)))
                .orElse(Group.Colour.BLUE);
    }
}
