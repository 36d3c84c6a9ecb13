package io.pushdeck.console.ui;

import io.pushdeck.server.message.Severity;
import org.kordamp.ikonli.feather.Feather;

/// How the parts of an announcement are drawn, wherever one is shown.
public final class Marks {
    private Marks() {}

    /// The colour comes from the style class that [#styleClassOf] names.
    public static Feather of(Severity severity) {
        return switch (severity) {
            case INFO -> Feather.INFO;
            case SUCCESS -> Feather.CHECK_CIRCLE;
            case WARNING -> Feather.ALERT_TRIANGLE;
            case CRITICAL -> Feather.ALERT_OCTAGON;
        };
    }

    /// `severity-critical`: defines `-pd-severity-ink` and `-pd-severity-wash`.
    public static String styleClassOf(Severity severity) {
        return "severity-" + severity.key();
    }

    /// @param icon one of [io.pushdeck.server.message.Announcement#ICONS]
    public static Feather ofIcon(String icon) {
        return switch (icon) {
            case "bell" -> Feather.BELL;
            case "check" -> Feather.CHECK_CIRCLE;
            case "warning" -> Feather.ALERT_TRIANGLE;
            case "alert" -> Feather.ALERT_OCTAGON;
            case "megaphone" -> Feather.VOLUME_2;
            case "clock" -> Feather.CLOCK;
            case "heart" -> Feather.HEART;
            case "star" -> Feather.STAR;
            case "gift" -> Feather.GIFT;
            default -> Feather.INFO;
        };
    }
}
