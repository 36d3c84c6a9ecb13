package io.pushdeck.console.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.server.group.Group;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The colours of groups can be read in both themes: WCAG 2.2, 1.4.3, level AA.
class GroupColoursTest {
    private static final double LEAST = 4.5;
    private static final Path SHEET = Path.of("../assets/styles/colours.css");
    private static final List<String> GROUNDS =
            List.of("-pd-ground", "-pd-side", "-pd-card", "-pd-hover", "-pd-selected");

    private static Map<String, String> theme(String name) {
        try {
            String sheet = Files.readString(SHEET);
            Map<String, String> colours = new HashMap<>();
            Matcher block = Pattern.compile("\\.theme-" + name + " \\{([^}]*)}").matcher(sheet);
            while (block.find()) {
                Matcher line = Pattern.compile("(-[a-z-]+): (#[0-9a-f]{6});").matcher(block.group(1));
                while (line.find()) {
                    colours.put(line.group(1), line.group(2));
                }
            }
            return colours;
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    /// As WCAG defines it.
    private static double contrast(String one, String other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(String hexadecimal) {
        int colour = Integer.parseInt(hexadecimal.substring(1), 16);
        return 0.2126 * linear(colour >> 16) + 0.7152 * linear(colour >> 8 & 255) + 0.0722 * linear(colour & 255);
    }

    private static double linear(int part) {
        double value = part / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    @Test
    void contrastIsAsTheStandardSays() {
        assertEquals(21, contrast("#000000", "#ffffff"), 0.01);
        assertEquals(4.54, contrast("#767676", "#ffffff"), 0.01);
    }

    @ParameterizedTest
    @EnumSource(Group.Colour.class)
    void everyColourCanBeReadOnEveryGroundInBothThemes(Group.Colour colour) {
        String name = "-group-" + colour.name().toLowerCase(Locale.ROOT);
        for (String theme : List.of("light", "dark")) {
            Map<String, String> colours = theme(theme);
            String ink = Objects.requireNonNull(colours.get(name + "-ink"), name);
            double onWash = contrast(ink, Objects.requireNonNull(colours.get(name + "-wash"), name));
            assertTrue(onWash >= LEAST, () -> theme + " " + name + " on its wash: " + onWash);
            for (String ground : GROUNDS) {
                double on = contrast(ink, Objects.requireNonNull(colours.get(ground), ground));
                assertTrue(on >= LEAST, () -> theme + " " + name + " on " + ground + ": " + on);
            }
        }
    }
}
