package io.pushdeck.console.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.server.group.Group;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The colours of groups can be read in both themes: WCAG 2.2, 1.4.3, level AA.
class GroupColoursTest {
    private static final List<String> GROUNDS =
            List.of("-pd-ground", "-pd-side", "-pd-card", "-pd-hover", "-pd-selected");

    @Test
    void contrastIsAsTheStandardSays() {
        assertEquals(21, Contrast.of("#000000", "#ffffff"), 0.01);
        assertEquals(4.54, Contrast.of("#767676", "#ffffff"), 0.01);
    }

    @ParameterizedTest
    @EnumSource(Group.Colour.class)
    void everyColourCanBeReadOnEveryGroundInBothThemes(Group.Colour colour) {
        String name = "-group-" + colour.name().toLowerCase(Locale.ROOT);
        for (String theme : List.of("light", "dark")) {
            Map<String, String> colours = Contrast.own(theme);
            String ink = Objects.requireNonNull(colours.get(name + "-ink"), name);
            double onWash = Contrast.of(ink, Objects.requireNonNull(colours.get(name + "-wash"), name));
            assertTrue(onWash >= Contrast.TEXT, () -> theme + " " + name + " on its wash: " + onWash);
            for (String ground : GROUNDS) {
                double on = Contrast.of(ink, Objects.requireNonNull(colours.get(ground), ground));
                assertTrue(on >= Contrast.TEXT, () -> theme + " " + name + " on " + ground + ": " + on);
            }
        }
    }
}
