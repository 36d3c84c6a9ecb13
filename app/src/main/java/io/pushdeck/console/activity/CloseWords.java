package io.pushdeck.console.activity;

import io.pushdeck.console.ui.PlainLine;
import io.pushdeck.server.message.CloseReason;
import io.pushdeck.server.message.CloseReason.Origin;

/// Says why a connection ended.
final class CloseWords {
    private static final int LONGEST_TEXT = 123;

    private CloseWords() {}

    static Phrase of(CloseReason reason) {
        String text = PlainLine.of(reason.text(), LONGEST_TEXT);
        String key = key(reason);
        if (key.isEmpty()) {
            // As text: a number would get digit groups.
            String code = Integer.toString(reason.code());
            return text.isEmpty()
                    ? Phrase.of("close.unknown", code, by(reason.origin()))
                    : Phrase.of("close.unknown.text", code, by(reason.origin()), text);
        }
        Phrase words = Phrase.of("close." + key);
        // The server's own texts say in English what the words say already.
        return reason.origin() == Origin.CLIENT && !text.isEmpty() ? Phrase.of("close.text", words, text) : words;
    }

    private static String key(CloseReason reason) {
        boolean byClient = reason.origin() == Origin.CLIENT;
        return switch (reason.code()) {
            case CloseReason.NORMAL -> byClient ? "normal.client" : "normal.server";
            case CloseReason.GOING_AWAY -> byClient ? "away.client" : "away.server";
            case CloseReason.PROTOCOL_ERROR -> byClient ? "protocol.client" : "protocol.server";
            case CloseReason.ABNORMAL -> "lost";
            case CloseReason.BAD_DATA -> byClient ? "data.client" : "data.server";
            case CloseReason.POLICY -> byClient ? "policy.client" : "policy.server";
            case CloseReason.TOO_BIG -> byClient ? "big.client" : "big.server";
            case CloseReason.RESTART -> "restart";
            case CloseReason.SLOW_CLIENT -> "slow";
            case CloseReason.TIMED_OUT -> "timeout";
            case CloseReason.BAD_IDENTITY -> "identity";
            case CloseReason.DISCONNECTED -> "operator";
            case CloseReason.BANNED -> "banned";
            default -> "";
        };
    }

    private static Phrase by(Origin origin) {
        return switch (origin) {
            case CLIENT -> Phrase.of("close.by.client");
            case SERVER -> Phrase.of("close.by.server");
            case NETWORK -> Phrase.of("close.by.network");
        };
    }
}
