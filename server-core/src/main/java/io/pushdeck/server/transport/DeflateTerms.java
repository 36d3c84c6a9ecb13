package io.pushdeck.server.transport;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Which offers of permessage-deflate we take, RFC 7692 section 7.1, and what we answer: neither side keeps anything
/// from one message to the next, so a push is compressed once for all, and no connection needs memory for it.
final class DeflateTerms {
    private static final String NAME = "permessage-deflate";
    private static final String ANSWER = NAME + "; server_no_context_takeover; client_no_context_takeover";
    private static final Pattern WINDOW_BITS = Pattern.compile("[89]|1[0-5]");
    /// The JDK always compresses with the largest window.
    private static final String OUR_WINDOW_BITS = "15";
    private static final String ANSWER_WITH_WINDOW = ANSWER + "; server_max_window_bits=" + OUR_WINDOW_BITS;

    private DeflateTerms() {}

    /// The header value that accepts the first acceptable offer, or empty if there is none.
    static Optional<String> answer(List<ExtensionOffer> offers) {
        return offers.stream()
                .filter(DeflateTerms::isAcceptable)
                .map(DeflateTerms::answer)
                .findFirst();
    }

    private static boolean isAcceptable(ExtensionOffer offer) {
        Set<String> seen = new HashSet<>();
        return offer.name().equals(NAME)
                && offer.parameters().stream().allMatch(each -> seen.add(each.name()) && isAcceptable(each));
    }

    private static boolean isAcceptable(ExtensionOffer.Parameter parameter) {
        String value = parameter.value();
        return switch (parameter.name()) {
            case "server_no_context_takeover", "client_no_context_takeover" -> value.isEmpty();
            case "server_max_window_bits" -> value.equals(OUR_WINDOW_BITS);
            // Left out of the answer: whatever window the client takes, we can read it.
            case "client_max_window_bits" ->
                value.isEmpty() || WINDOW_BITS.matcher(value).matches();
            default -> false;
        };
    }

    private static String answer(ExtensionOffer taken) {
        boolean asksForWindow = taken.parameters().stream()
                .anyMatch(parameter -> parameter.name().equals("server_max_window_bits"));
        return asksForWindow ? ANSWER_WITH_WINDOW : ANSWER;
    }
}
