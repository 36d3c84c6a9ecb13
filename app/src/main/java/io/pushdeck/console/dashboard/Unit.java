package io.pushdeck.console.dashboard;

import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.ui.Moments;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.NumberFormat;

/// In what a chart counts, and how that is said.
enum Unit {
    COUNT,
    RATE,
    BYTES,
    BYTE_RATE,
    LATENCY;

    private static final double MICROS_PER_MILLI = 1_000;
    private static final MathContext TWO_DIGITS = new MathContext(2, RoundingMode.HALF_UP);

    /// What is drawn for a measured value.
    double of(long measured, long stepSeconds) {
        return switch (this) {
            case COUNT, BYTES -> measured;
            case RATE, BYTE_RATE -> measured / (double) stepSeconds;
            case LATENCY -> measured / MICROS_PER_MILLI;
        };
    }

    /// Whether amounts are told in units of 1,024.
    boolean isBinary() {
        return this == BYTES || this == BYTE_RATE;
    }

    /// Whether there is nothing between 0 and 1.
    boolean isWhole() {
        return this != RATE && this != LATENCY;
    }

    /// "412", "3.5/s", "46.9 KB", "1.2 KB/s", "0.35 ms", "1.2 s".
    String words(Words words, double value) {
        Texts texts = words.texts();
        Moments moments = words.moments();
        return switch (this) {
            case COUNT -> moments.count(Math.round(value));
            case RATE -> texts.text("dashboard.rate", decimal(texts, value));
            case BYTES -> moments.bytes(Math.round(value));
            case BYTE_RATE -> texts.text("dashboard.rate", moments.bytes(Math.round(value)));
            case LATENCY ->
                value < 1_000
                        ? texts.text("dashboard.millis", decimal(texts, value))
                        : texts.text("dashboard.seconds", decimal(texts, value / 1_000));
        };
    }

    /// Whole from ten on, and two digits below.
    private static String decimal(Texts texts, double value) {
        NumberFormat format =
                NumberFormat.getNumberInstance(texts.languageProperty().get());
        format.setMaximumFractionDigits(value >= 10 ? 0 : 3);
        return format.format(value >= 10 ? value : new BigDecimal(value).round(TWO_DIGITS));
    }
}
