package io.pushdeck.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrowserNameTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Chrome 142       | Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36
            Chrome 142       | Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 CriOS/142.0.1 Mobile/15E148 Safari/604.1
            Chrome 156       | Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/156.0.0.0 Safari/537.36
            Edge 142         | Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0
            Opera 120        | Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/134.0.0.0 Safari/537.36 OPR/120.0.0.0
            Firefox 144      | Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:144.0) Gecko/20100101 Firefox/144.0
            Safari 18.6      | Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.6 Safari/605.1.15
            WeChat 8         | Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/116.0 Mobile Safari/537.36 MicroMessenger/8.0.49
            python-websockets 15.0 | python-websockets/15.0
            curl 8.5         | curl/8.5.0
            Dart             | Dart (dart:io)
            """)
    void namesWhatPeopleKnow(String expected, String userAgent) {
        assertEquals(expected, BrowserName.of(userAgent));
    }

    @Test
    void saysNothingWhereNothingCanBeSaid() {
        assertEquals("", BrowserName.of(""));
        assertEquals("", BrowserName.of("   "));
        assertEquals("", BrowserName.of("Mozilla/5.0"));
    }

    @Test
    void cutsShortWhatAStrangerMadeLong() {
        String name = BrowserName.of("x".repeat(10_000));
        assertEquals(40, name.length());
    }
}
