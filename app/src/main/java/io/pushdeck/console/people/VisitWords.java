package io.pushdeck.console.people;

import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.ui.Moments;
import io.pushdeck.console.ui.PlainLine;
import io.pushdeck.server.message.CloseReason;
import io.pushdeck.server.people.Visit;
import io.pushdeck.server.session.BrowserName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Says when somebody was here, from where, and why that ended.
final class VisitWords {
    private static final int LONGEST = 80;

    private VisitWords() {}

    /// "Nov 22 09:12 – 10:31 · 1 h".
    static String when(Texts texts, Moments moments, Visit visit, Instant now) {
        Instant end = visit.closed().orElse(now);
        String length = moments.length(Duration.between(visit.opened(), end));
        String from = moments.at(visit.opened(), now);
        return visit.closed().isEmpty()
                ? texts.text("people.visit.open", from, length)
                : texts.text("people.visit.closed", from, moments.at(end, now), length);
    }

    /// "10.0.0.7 · Firefox 144 · the page was closed".
    static String how(Texts texts, Visit visit) {
        List<String> parts = new ArrayList<>();
        parts.add(visit.address());
        String browser = BrowserName.of(visit.agent());
        if (!browser.isEmpty()) {
            parts.add(PlainLine.of(browser, LONGEST));
        }
        if (visit.closed().isPresent()) {
            parts.add(visit.reason().map(reason -> why(texts, reason)).orElse(texts.text("people.visit.crash")));
        }
        return String.join(" · ", parts);
    }

    private static String why(Texts texts, CloseReason reason) {
        String key = switch (reason.code()) {
            case CloseReason.NORMAL -> "left";
            case CloseReason.GOING_AWAY -> reason.origin() == CloseReason.Origin.CLIENT ? "page" : "stopped";
            case CloseReason.RESTART -> "restart";
            case CloseReason.ABNORMAL -> "lost";
            case CloseReason.SLOW_CLIENT -> "slow";
            case CloseReason.TIMED_OUT -> "silent";
            case CloseReason.DISCONNECTED -> "operator";
            case CloseReason.BANNED -> "banned";
            default -> "";
        };
        // As text: a number would get digit groups.
        return key.isEmpty()
                ? texts.text("people.visit.code", Integer.toString(reason.code()))
                : texts.text("people.visit." + key);
    }
}
