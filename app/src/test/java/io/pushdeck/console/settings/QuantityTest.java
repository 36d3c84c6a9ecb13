package io.pushdeck.console.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantityTest {
    @ParameterizedTest
    @CsvSource({
        "COUNT, 10000, 10000",
        "BYTES, 65536, 64 KB",
        "BYTES, 1048577, 1048577 B",
        "BYTES, 0, 0 B",
        "TIME, 5000, 5 s",
        "TIME, 1500, 1500 ms",
        "TIME, 120000, 2 min"
    })
    void theLargestUnitThatSaysItWholeIsTaken(Quantity quantity, long amount, String text) {
        assertEquals(text, quantity.text(amount));
        assertEquals(OptionalLong.of(amount), quantity.parse(text, amount));
    }

    @Test
    void aBareNumberIsInTheUnitOfTheUsualAmount() {
        assertEquals(OptionalLong.of(128 * 1024), Quantity.BYTES.parse("128", 65_536));
        assertEquals(OptionalLong.of(8_000), Quantity.TIME.parse("8", 5_000));
        assertEquals(OptionalLong.of(250), Quantity.COUNT.parse("250", 10_000));
    }

    @Test
    void caseBlanksSeparatorsAndFractionsAreForgiven() {
        assertEquals(OptionalLong.of(1_572_864), Quantity.BYTES.parse(" 1.5mb ", 1));
        assertEquals(OptionalLong.of(10_000), Quantity.COUNT.parse("10,000", 1));
    }

    @ParameterizedTest
    @CsvSource({"COUNT, ten", "COUNT, -1", "COUNT, 1.5", "COUNT, 5 s", "BYTES, 5 s", "TIME, 1.0001 ms", "TIME, ''"})
    void whatIsNoSuchAmountIsNone(Quantity quantity, String typed) {
        assertEquals(OptionalLong.empty(), quantity.parse(typed, 1));
    }

    @Test
    void inSentencesThousandsAreApart() {
        assertEquals("1,000,000", Quantity.COUNT.words(1_000_000, Locale.ENGLISH));
        assertEquals("64 MB", Quantity.BYTES.words(64L << 20, Locale.ENGLISH));
    }
}
