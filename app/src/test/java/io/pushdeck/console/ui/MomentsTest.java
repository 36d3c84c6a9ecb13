package io.pushdeck.console.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pushdeck.console.i18n.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MomentsTest {
    private static final Instant NOW = Instant.parse("2026-11-23T09:12:03Z");

    /// Not a word of it changes while a client that lives is heard of twice a minute.
    @ParameterizedTest
    @CsvSource({"-5, now", "0, now", "59, now", "60, 1 min", "3599, 59 min", "3600, 1 h", "86399, 23 h", "86400, 1 d"})
    void tellsHowLongAgoInOneUnit(long seconds, String words) {
        Texts texts = new Texts();
        texts.languageProperty().set(Locale.ENGLISH);
        Moments moments = new Moments(texts, ZoneOffset.UTC);
        assertEquals(words, moments.ago(NOW.minus(Duration.ofSeconds(seconds)), NOW));
    }
}
