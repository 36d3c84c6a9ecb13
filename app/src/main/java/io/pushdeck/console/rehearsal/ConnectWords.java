package io.pushdeck.console.rehearsal;

import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.ui.PlainLine;
import io.pushdeck.server.message.CloseReason;
import io.pushdeck.server.rehearsal.ConnectTrouble;

/// Says why a simulated client could not connect.
final class ConnectWords {
    private static final int LONGEST_DETAIL = 120;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;

    private ConnectWords() {}

    static String of(Texts texts, ConnectTrouble trouble) {
        String key = switch (trouble.code()) {
            case TOO_MANY_REQUESTS -> "many";
            case UNAVAILABLE -> "full";
            case CloseReason.ABNORMAL -> "cut";
            case CloseReason.GOING_AWAY, CloseReason.RESTART -> "stopped";
            case CloseReason.SLOW_CLIENT -> "slow";
            case CloseReason.TIMED_OUT, CloseReason.NO_HELLO -> "late";
            case CloseReason.BAD_TOKEN -> "token";
            case CloseReason.BANNED -> "banned";
            default -> "other";
        };
        // As text: a number would get digit groups.
        String words = texts.text("rehearsal.trouble." + key, Integer.toString(trouble.code()));
        // The server's own texts say in English what the words say already.
        return (key.equals("cut") || key.equals("other")) && !trouble.detail().isEmpty()
                ? texts.text("rehearsal.trouble.detail", words, PlainLine.of(trouble.detail(), LONGEST_DETAIL))
                : words;
    }
}
