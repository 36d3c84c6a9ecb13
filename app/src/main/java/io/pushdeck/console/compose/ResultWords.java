package io.pushdeck.console.compose;

import io.pushdeck.console.i18n.Texts;
import io.pushdeck.server.hub.PushReport;
import io.pushdeck.server.hub.PushResult;
import io.pushdeck.server.session.FanOut;
import java.util.ArrayList;
import java.util.List;

/// Says how a push ended.
final class ResultWords {
    /// How it went as a whole: what a colour or an icon tells at a glance.
    enum Tone {
        /// Written to every connection.
        WELL,
        /// Some connections wait, refused it or are gone.
        PARTLY,
        /// Nobody got anything.
        BADLY
    }

    private ResultWords() {}

    /// Whether at least one connection took it.
    static boolean reachedAnyone(PushResult result) {
        return switch (result) {
            case PushResult.Pushed pushed ->
                pushed.report().connections().written()
                                + pushed.report().connections().queued()
                        > 0;
            case PushResult.Accepted accepted -> !accepted.audience().online().isEmpty();
            case PushResult.Rejected ignored -> false;
        };
    }

    static Tone tone(PushResult result) {
        return switch (result) {
            case PushResult.Rejected ignored -> Tone.BADLY;
            case PushResult.Accepted ignored -> Tone.WELL;
            case PushResult.Pushed pushed -> {
                FanOut.Tally tally = pushed.report().connections();
                if (!reachedAnyone(result)) {
                    yield Tone.BADLY;
                }
                yield tally.queued() + tally.full() + tally.gone() == 0 ? Tone.WELL : Tone.PARTLY;
            }
        };
    }

    /// The outcome in a few words.
    static String headline(Texts texts, PushResult result) {
        return switch (result) {
            case PushResult.Pushed pushed ->
                tone(result) == Tone.BADLY
                        ? texts.text("compose.result.none")
                        : texts.text(
                                "compose.result.pushed", pushed.report().reach().online());
            case PushResult.Accepted accepted ->
                texts.text(
                        "compose.result.accepted", accepted.audience().reach().people());
            case PushResult.Rejected rejected -> reason(texts, rejected.reason());
        };
    }

    private static String reason(Texts texts, PushResult.Reason reason) {
        return switch (reason) {
            case PushResult.Reason.NobodyAddressed ignored -> texts.text("compose.rejected.nobody");
            case PushResult.Reason.NotListening ignored -> texts.text("compose.rejected.stopped");
            case PushResult.Reason.NoSuchPush ignored -> texts.text("compose.rejected.unknown");
            case PushResult.Reason.NotStored failed -> texts.text("compose.rejected.disk", failed.detail());
            case PushResult.Reason.TooBig big -> texts.text("compose.rejected.big", big.limitBytes());
        };
    }

    /// What became of each connection; of a refused push, that everything was kept.
    static String details(Texts texts, PushResult result) {
        return switch (result) {
            case PushResult.Pushed pushed ->
                String.join(texts.text("compose.result.separator"), counts(texts, pushed.report()));
            case PushResult.Accepted accepted -> {
                List<String> parts = new ArrayList<>();
                addIfAny(
                        texts,
                        "compose.result.online",
                        accepted.audience().online().size(),
                        parts);
                addIfAny(
                        texts,
                        "compose.result.offline",
                        accepted.audience().offline().size(),
                        parts);
                yield String.join(texts.text("compose.result.separator"), parts);
            }
            case PushResult.Rejected ignored -> texts.text("compose.rejected.kept");
        };
    }

    private static List<String> counts(Texts texts, PushReport report) {
        FanOut.Tally tally = report.connections();
        List<String> parts = new ArrayList<>();
        parts.add(texts.text("compose.result.written", tally.written()));
        addIfAny(texts, "compose.result.queued", tally.queued(), parts);
        addIfAny(texts, "compose.result.left-out", tally.leftOut(), parts);
        addIfAny(texts, "compose.result.full", tally.full(), parts);
        addIfAny(texts, "compose.result.gone", tally.gone(), parts);
        addIfAny(texts, "compose.result.offline", report.reach().offline(), parts);
        return parts;
    }

    private static void addIfAny(Texts texts, String key, int count, List<String> parts) {
        if (count > 0) {
            parts.add(texts.text(key, count));
        }
    }
}
