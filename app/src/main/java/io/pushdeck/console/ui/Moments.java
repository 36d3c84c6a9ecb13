package io.pushdeck.console.ui;

import io.pushdeck.console.i18n.Texts;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;

/// Times, amounts and sizes in short words of the operator's language.
public final class Moments {
    private static final List<String> UNITS = List.of("B", "KB", "MB", "GB");

    private final Texts texts;
    private final ZoneId zone;

    public Moments(Texts texts) {
        this(texts, ZoneId.systemDefault());
    }

    /// @param zone where the clocks are that times are told by
    public Moments(Texts texts, ZoneId zone) {
        this.texts = texts;
        this.zone = zone;
    }

    /// "now", "3 min", "5 h", "2 d". Whoever lives is heard of at least twice a minute, so a table of ten thousand
    /// living
    /// clients stands still instead of being drawn again with each second.
    public String ago(Instant then, Instant now) {
        long seconds = Math.max(0, Duration.between(then, now).toSeconds());
        return seconds < 60 ? texts.text("ui.time.now") : length(seconds);
    }

    /// "0 s", "12 s", "3 min", "5 h", "2 d".
    public String length(Duration length) {
        return length(length.toSeconds());
    }

    private String length(long seconds) {
        if (seconds < 60) {
            return texts.text("ui.time.seconds", seconds);
        }
        if (seconds < 3_600) {
            return texts.text("ui.time.minutes", seconds / 60);
        }
        return seconds < 86_400
                ? texts.text("ui.time.hours", seconds / 3_600)
                : texts.text("ui.time.days", seconds / 86_400);
    }

    /// As [#length], but with "85 ms" and "1.2 s" for what is shorter than ten seconds.
    public String precise(Duration length) {
        long millis = Math.max(0, length.toMillis());
        if (millis < 1_000) {
            return texts.text("ui.time.millis", millis);
        }
        return millis < 10_000 ? texts.text("ui.time.seconds", Math.round(millis / 100.0) / 10.0) : length(length);
    }

    /// "09:12", with the date in front if that is not today's.
    public String at(Instant then, Instant now) {
        return format(then, now, "HH:mm");
    }

    /// "09:12:03", with the date in front if that is not today's.
    public String atSecond(Instant then, Instant now) {
        return format(then, now, "HH:mm:ss");
    }

    private String format(Instant then, Instant now, String clock) {
        ZonedDateTime local = then.atZone(zone);
        boolean today = local.toLocalDate().equals(LocalDate.ofInstant(now, zone));
        String pattern = today ? clock : texts.text("ui.date.pattern") + " " + clock;
        return DateTimeFormatter.ofPattern(pattern)
                .withLocale(texts.languageProperty().get())
                .format(local);
    }

    /// Date and time to the second.
    public String inFull(Instant then) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM)
                .withLocale(texts.languageProperty().get())
                .format(then.atZone(zone));
    }

    public String count(long number) {
        return NumberFormat.getIntegerInstance(texts.languageProperty().get()).format(number);
    }

    /// "0 B", "950 B", "46.9 KB", "120 MB": three digits at most.
    public String bytes(long bytes) {
        double amount = bytes;
        int unit = 0;
        while (amount >= 1_000 && unit < UNITS.size() - 1) {
            amount /= 1_024;
            unit++;
        }
        NumberFormat format =
                NumberFormat.getNumberInstance(texts.languageProperty().get());
        format.setMaximumFractionDigits(unit == 0 || amount >= 100 ? 0 : 1);
        return format.format(amount) + " " + UNITS.get(unit);
    }
}
