package io.pushdeck.console.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.scene.paint.Color;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every colour of text can be read, and every icon seen, on every ground that it stands on: WCAG 2.2, 1.4.3 and
/// 1.4.11, level AA.
class ThemeColoursTest {
    private static final List<String> GROUNDS =
            List.of("-pd-ground", "-pd-side", "-pd-card", "-pd-hover", "-color-bg-overlay", "-color-bg-subtle");
    private static final List<String> INKS = List.of(
            "-color-fg-default",
            "-color-fg-muted",
            "-color-accent-fg",
            "-color-success-fg",
            "-color-warning-fg",
            "-color-danger-fg");
    private static final List<String> DOTS = List.of(
            "-color-success-emphasis", "-color-warning-emphasis", "-color-danger-emphasis", "-color-accent-emphasis");

    private final List<String> tooWeak = new ArrayList<>();

    private void check(Map<String, String> colours, String ink, String wash, String ground, double least) {
        Color below = colour(colours, ground);
        Color seen = wash.isEmpty() ? below : Contrast.over(colour(colours, wash), below);
        double contrast = Contrast.of(Contrast.over(colour(colours, ink), seen), seen);
        if (contrast < least) {
            tooWeak.add("%s on %s %s: %.2f".formatted(ink, wash, ground, contrast));
        }
    }

    private static Color colour(Map<String, String> colours, String name) {
        return Color.web(Objects.requireNonNull(colours.get(name), name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void textCanBeReadOnEveryGround(String theme) {
        Map<String, String> colours = Contrast.all(theme);
        for (String ground : GROUNDS) {
            INKS.forEach(ink -> check(colours, ink, "", ground, Contrast.TEXT));
        }
        check(colours, "-color-fg-default", "", "-pd-selected", Contrast.TEXT);
        check(colours, "-color-fg-muted", "", "-pd-selected", Contrast.TEXT);
        check(colours, "-pd-selected-ink", "", "-pd-selected", Contrast.TEXT);
        check(colours, "-pd-toast-ink", "", "-pd-toast", Contrast.TEXT);
        check(colours, "-pd-toast-action", "", "-pd-toast", Contrast.TEXT);
        assertEquals(List.of(), tooWeak);
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void textCanBeReadOnTheWashOfItsKind(String theme) {
        Map<String, String> colours = Contrast.all(theme);
        for (String kind : List.of("accent", "success", "warning", "danger")) {
            for (String ground : List.of("-pd-ground", "-pd-card", "-color-bg-overlay")) {
                String wash = "-color-" + kind + "-subtle";
                check(colours, "-color-" + kind + "-fg", wash, ground, Contrast.TEXT);
                check(colours, "-color-fg-default", wash, ground, Contrast.TEXT);
            }
        }
        for (String kind : List.of("accent", "danger")) {
            check(colours, "-color-fg-emphasis", "", "-color-" + kind + "-emphasis", Contrast.TEXT);
        }
        assertEquals(List.of(), tooWeak);
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void dotsThatShowAStateCanBeSeen(String theme) {
        Map<String, String> colours = Contrast.all(theme);
        for (String ground : List.of("-pd-ground", "-pd-side", "-pd-card")) {
            DOTS.forEach(dot -> check(colours, dot, "", ground, Contrast.GRAPHICS));
        }
        assertEquals(List.of(), tooWeak);
    }
}
