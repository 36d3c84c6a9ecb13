package io.pushdeck.console.ui;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.paint.Color;

/// The contrast of two colours as WCAG 2.2 defines it, and the colours of the two themes.
final class Contrast {
    /// 1.4.3, level AA.
    static final double TEXT = 4.5;
    /// 1.4.11, level AA: icons and what shows a state.
    static final double GRAPHICS = 3;

    private static final Path SHEET = Path.of("../assets/styles/colours.css");
    private static final Pattern LINE = Pattern.compile("(-[a-z0-9-]+): *(#[0-9a-fA-F]{6}|rgba?\\([^)]*\\)) *;");

    private Contrast() {}

    /// Those that Pushdeck defines.
    static Map<String, String> own(String theme) {
        try {
            Map<String, String> colours = new HashMap<>();
            Matcher block =
                    Pattern.compile("\\.theme-" + theme + " \\{([^}]*)}").matcher(Files.readString(SHEET));
            while (block.find()) {
                read(block.group(1), colours);
            }
            return colours;
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    /// Those, and the ones of the library below.
    static Map<String, String> all(String theme) {
        String sheet = "/atlantafx/base/theme/primer-" + theme + ".css";
        try (InputStream in = Objects.requireNonNull(Contrast.class.getResourceAsStream(sheet), sheet)) {
            Map<String, String> colours = new HashMap<>();
            read(new String(in.readAllBytes(), StandardCharsets.UTF_8), colours);
            colours.putAll(own(theme));
            return colours;
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static void read(String text, Map<String, String> colours) {
        Matcher line = LINE.matcher(text);
        while (line.find()) {
            // The first: what comes later belongs to single controls.
            colours.putIfAbsent(line.group(1), line.group(2));
        }
    }

    static double of(String one, String other) {
        return of(Color.web(one), Color.web(other));
    }

    static double of(Color one, Color other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double part) {
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }

    /// What the eye sees of a colour that lets some of the ground through.
    static Color over(Color upper, Color ground) {
        return ground.interpolate(Color.color(upper.getRed(), upper.getGreen(), upper.getBlue()), upper.getOpacity());
    }
}
