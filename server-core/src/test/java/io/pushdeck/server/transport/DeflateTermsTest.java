package io.pushdeck.server.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The offers of RFC 7692 section 7, and others of RFC 6455 section 9.1.
class DeflateTermsTest {
    private static final String ANSWER = "permessage-deflate; server_no_context_takeover; client_no_context_takeover";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "permessage-deflate",
                "permessage-deflate; client_max_window_bits",
                "permessage-deflate; client_max_window_bits=8",
                "permessage-deflate;client_max_window_bits=15",
                "permessage-deflate; client_max_window_bits=\"10\"",
                "permessage-deflate; server_no_context_takeover; client_no_context_takeover",
                "permessage-deflate\t;\tserver_no_context_takeover",
                "x-webkit-deflate-frame, permessage-deflate; client_max_window_bits",
                "foo; bar=\"b\\az\"; baz, permessage-deflate",
                "permessage-deflate; server_max_window_bits=10, permessage-deflate",
                "permessage-deflate; use_y, permessage-deflate",
                "permessage-deflate; client_no_context_takeover=1, permessage-deflate"
            })
    void anOfferThatLeavesTheWindowToUsIsTaken(String offers) throws RefusedException {
        assertEquals(Optional.of(ANSWER), answer(offers));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "permessage-deflate; server_max_window_bits=15",
                "permessage-deflate; server_max_window_bits=\"15\"; client_max_window_bits",
                "permessage-deflate; server_max_window_bits=\"1\\5\"",
                "permessage-deflate; server_max_window_bits=9, permessage-deflate; server_max_window_bits=15"
            })
    void anOfferOfTheLargestWindowIsConfirmed(String offers) throws RefusedException {
        assertEquals(Optional.of(ANSWER + "; server_max_window_bits=15"), answer(offers));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "permessage-bzip2",
                "Permessage-Deflate",
                "permessage-deflate; server_max_window_bits=10",
                "permessage-deflate; server_max_window_bits=8",
                "permessage-deflate; server_max_window_bits=14",
                "permessage-deflate; server_max_window_bits=16",
                "permessage-deflate; server_max_window_bits=015",
                "permessage-deflate; server_max_window_bits",
                "permessage-deflate; client_max_window_bits=7",
                "permessage-deflate; client_max_window_bits=16",
                "permessage-deflate; client_max_window_bits=08",
                "permessage-deflate; client_max_window_bits=x",
                "permessage-deflate; server_no_context_takeover=true",
                "permessage-deflate; client_no_context_takeover=1",
                "permessage-deflate; unknown",
                "permessage-deflate; Server_No_Context_Takeover",
                "permessage-deflate; client_max_window_bits; client_max_window_bits",
                "permessage-deflate; client_max_window_bits; client_max_window_bits=10",
                "permessage-deflate; server_no_context_takeover; server_no_context_takeover",
                "permessage-deflate; server_max_window_bits=15; server_max_window_bits=15"
            })
    void anyOtherOfferIsDeclined(String offers) throws RefusedException {
        assertEquals(Optional.empty(), answer(offers));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ",permessage-deflate",
                "permessage-deflate,",
                "permessage-deflate; ",
                "permessage-deflate client_max_window_bits",
                "permessage-deflate; client_max_window_bits=",
                "permessage-deflate; client_max_window_bits=\"\"",
                "permessage-deflate; client_max_window_bits=\"10",
                "permessage-deflate; client_max_window_bits=\"1 0\"",
                "permessage-deflate; client_max_window_bits=\"10\\\"",
                "permessage-deflate; client_max_window_bits=10\"",
                "permessage-deflate; =10",
                "permessage@deflate"
            })
    void aMalformedListIsRefused(String offers) {
        assertThrows(RefusedException.class, () -> answer(offers));
    }

    @Test
    void theFirstAcceptableOfferOfSeveralHeadersCounts() throws RefusedException {
        List<ExtensionOffer> offers = ExtensionOffer.parse(List.of(
                "permessage-deflate; server_max_window_bits=10", "permessage-deflate; server_max_window_bits=15"));
        assertEquals(Optional.of(ANSWER + "; server_max_window_bits=15"), DeflateTerms.answer(offers));
    }

    @Test
    void aValueAsLongAsAHeaderMayBeIsRead() throws RefusedException {
        assertEquals(Optional.empty(), answer("x; y=\"" + "z".repeat(1_000_000) + "\""));
    }

    private static Optional<String> answer(String offers) throws RefusedException {
        return DeflateTerms.answer(ExtensionOffer.parse(List.of(offers)));
    }
}
