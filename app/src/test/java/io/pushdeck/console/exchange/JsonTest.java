package io.pushdeck.console.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    @Test
    void everyKindOfValueIsRead() {
        assertEquals(
                new Json.Fields(
                        1,
                        Map.of(
                                "text",
                                new Json.Text(2, "a\"\\/\b\f\n\r\t李"),
                                "list",
                                new Json.Items(3, List.of(new Json.Literal(3, "1.5e-3"), new Json.Literal(4, "null"))),
                                "empty",
                                new Json.Fields(5, Map.of()))),
                Json.parse("""
                        {
                          "text": "a\\"\\\\\\/\\b\\f\\n\\r\\t\\u674E",
                          "list": [1.5e-3,
                            null],
                          "empty": {}
                        }
                        """));
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "", "say \"hi\"", "a\\b", "one\ntwo\r\n\t", "\u0001", "李娜", "😀", "\uD83D"})
    void whatIsQuotedIsRead(String text) {
        assertEquals(new Json.Text(1, text), Json.parse(Json.quote(text)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[1,]",
                "[1 2]",
                "{\"a\" 1}",
                "{a: 1}",
                "{\"a\": 1,}",
                "\"open",
                "\"a\nb\"",
                "\"\\x\"",
                "\"\\u12G4\"",
                "01",
                "+1",
                "1.",
                "nul",
                "True",
                "[] []",
                "'a'",
                "// no\n1"
            })
    void whatIsNotJsonIsRefused(String text) {
        assertThrows(JsonTrouble.class, () -> Json.parse(text));
    }

    @Test
    void aRefusalNamesTheLine() {
        assertEquals(
                3,
                assertThrows(JsonTrouble.class, () -> Json.parse("{\n\"a\": [1,\n2}"))
                        .line());
    }

    @Test
    void whatIsNestedWithoutEndIsRefused() {
        assertThrows(JsonTrouble.class, () -> Json.parse("[".repeat(100_000)));
    }
}
