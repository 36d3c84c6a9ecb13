package io.pushdeck.server.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pushdeck.server.protocol.JsonText.Cause;
import io.pushdeck.server.protocol.JsonText.Fault;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JsonTextTest {
    private static Optional<Fault> fault(Cause cause, int line, int column) {
        return Optional.of(new Fault(cause, line, column));
    }

    @Test
    void anyOneValueIsJson() {
        for (String good : List.of("{}", " [1, 2.5e3, -0]\n", "\"上海\"", "null", "{\"a\": {\"b\": [true]}}")) {
            assertEquals(Optional.empty(), JsonText.faultIn(good), good);
        }
    }

    @Test
    void saysWhereACharacterDoesNotBelong() {
        assertEquals(fault(Cause.UNEXPECTED, 2, 10), JsonText.faultIn("{\n  \"till\":}\n}"));
        assertEquals(fault(Cause.UNEXPECTED, 1, 1), JsonText.faultIn("hello"));
        assertEquals(fault(Cause.UNEXPECTED, 1, 2), JsonText.faultIn("{'a': 1}"));
        assertEquals(fault(Cause.UNEXPECTED, 1, 4), JsonText.faultIn("[1,]"));
        assertEquals(fault(Cause.UNEXPECTED, 3, 1), JsonText.faultIn("{\"a\": 1\n\n]"));
    }

    @Test
    void saysWhereItIsNotClosed() {
        assertEquals(fault(Cause.ENDS_EARLY, 2, 9), JsonText.faultIn("{\n  \"a\": 1"));
        assertEquals(fault(Cause.ENDS_EARLY, 1, 6), JsonText.faultIn("[\"abc"));
        assertEquals(fault(Cause.ENDS_EARLY, 1, 4), JsonText.faultIn("[1,"));
        assertEquals(fault(Cause.ENDS_EARLY, 1, 1), JsonText.faultIn(""));
    }

    @Test
    void saysWhereItIsOverAlready() {
        assertEquals(fault(Cause.MORE, 2, 1), JsonText.faultIn("{}\n{}"));
        assertEquals(fault(Cause.UNEXPECTED, 1, 4), JsonText.faultIn("[] ]"));
    }

    @Test
    void isBoundedInEveryDirection() {
        assertEquals(
                Cause.BEYOND_LIMITS,
                JsonText.faultIn("[".repeat(40)).orElseThrow().cause());
        assertEquals(
                Cause.BEYOND_LIMITS,
                JsonText.faultIn("1".repeat(50)).orElseThrow().cause());
    }
}
