package io.pushdeck.console.clients;

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
final class Moments {
    private static final List<String> UNITS = List.of("B", "KB", "MB", "GB");

    private final Texts texts;
    private final ZoneId zone = ZoneId.systemDefault();

    Moments(Texts texts) {
        this.texts = texts;
    }

    /// "now", "12 s", "3 min", "5 h", "2 d".
    String ago(Instant then, Instant now) {
        long seconds = Math.max(0, Duration.between(then, now).toSeconds());
        if (seconds < 2) {
            return texts.text("clients.ago.now");
        }
        if (seconds < 60) {
            return texts.text("clients.ago.seconds", seconds);
        }
        if (seconds < 3_600) {
            return texts.text("clients.ago.minutes", seconds / 60);
        }
        return seconds < 86_400
                ? texts.text("clients.ago.hours", seconds / 3_600)
                : texts.text("clients.ago.days", seconds / 86_400);
    }

    /// "0 s", "12 s", "3 min".
    String age(Duration age) {
        long seconds = age.toSeconds();
        return seconds < 60
                ? texts.text("clients.ago.seconds", seconds)
                : texts.text("clients.ago.minutes", seconds / 60);
    }

    /// "09:12", with the date in front if that is not today's.
    String at(Instant then, Instant now) {
        ZonedDateTime local = then.atZone(zone);
        boolean today = local.toLocalDate().equals(LocalDate.ofInstant(now, zone));
        return (today
                        ? DateTimeFormatter.ofPattern("HH:mm")
                        : DateTimeFormatter.ofPattern(texts.text("clients.date.pattern")))
                .withLocale(texts.languageProperty().get())
                .format(local);
    }

    /// Date and time to the second.
    String inFull(Instant then) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM)
                .withLocale(texts.languageProperty().get())
                .format(then.atZone(zone));
    }

    String count(long number) {
        return NumberFormat.getIntegerInstance(texts.languageProperty().get()).format(number);
    }

    /// "0 B", "950 B", "46.9 KB", "120 MB": three digits at most.
    String bytes(long bytes) {
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
