package io.pushdeck.console.compose;

import io.pushdeck.console.bridge.Mirror;
import io.pushdeck.console.bridge.PushNews.Refusal;
import io.pushdeck.console.bridge.PushOutcome;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.server.identity.ClientId;
import java.util.ArrayList;
import java.util.List;

/// Says how a push ended.
final class ResultWords {
    private static final int MOST_NAMES = 3;

    private final Texts texts;
    private final Mirror mirror;

    /// How it went as a whole: what a colour or an icon tells at a glance.
    enum Tone {
        /// Written to everyone who is there.
        WELL,
        /// Some wait, refused it, are gone, or never had a turn; or it was taken back.
        PARTLY,
        /// Nobody got anything.
        BADLY
    }

    ResultWords(Texts texts, Mirror mirror) {
        this.texts = texts;
        this.mirror = mirror;
    }

    static Tone tone(Ending ending) {
        return switch (ending) {
            case Ending.TakenBack ignored -> Tone.PARTLY;
            case Ending.Refused ignored -> Tone.BADLY;
            case Ending.Sent sent -> {
                PushOutcome outcome = sent.outcome();
                if (!sent.reachedAnyone()) {
                    boolean onlyAway = outcome.online() == 0 && sent.push().isPresent();
                    yield onlyAway ? Tone.WELL : Tone.BADLY;
                }
                yield outcome.written() == outcome.online() ? Tone.WELL : Tone.PARTLY;
            }
        };
    }

    /// The outcome in a few words.
    String headline(Ending ending) {
        return switch (ending) {
            case Ending.TakenBack ignored -> texts.text("compose.result.undone");
            case Ending.Refused refused -> reason(refused.refusal());
            case Ending.Sent sent -> headline(sent);
        };
    }

    private String headline(Ending.Sent sent) {
        PushOutcome outcome = sent.outcome();
        if (outcome.stopped() > 0) {
            return texts.text("compose.result.stopped", outcome.written() + outcome.waiting(), outcome.online());
        }
        if (sent.reachedAnyone()) {
            return texts.text(
                    "compose.result.pushed", outcome.online() + (sent.push().isPresent() ? outcome.away() : 0));
        }
        return texts.text(
                outcome.online() == 0 && sent.push().isPresent() ? "compose.result.kept" : "compose.result.none",
                outcome.away());
    }

    private String reason(Refusal refusal) {
        return switch (refusal) {
            case Refusal.NobodyAddressed ignored -> texts.text("compose.rejected.nobody");
            case Refusal.NotListening ignored -> texts.text("compose.rejected.stopped");
            case Refusal.MixedAudience ignored -> texts.text("compose.rejected.mixed");
            case Refusal.TooBig big -> texts.text("compose.rejected.big", big.limitBytes());
            case Refusal.LookingOnly looking -> texts.text("roles.refused");
            case Refusal.NotStored stored -> texts.text("compose.rejected.disk", stored.detail());
        };
    }

    /// What became of each; of what never left, where it is now.
    String details(Ending ending) {
        return switch (ending) {
            case Ending.TakenBack back -> texts.text(back.beside() ? "compose.result.beside" : "compose.result.back");
            case Ending.Refused refused ->
                texts.text(refused.beside() ? "compose.result.beside" : "compose.rejected.kept");
            case Ending.Sent sent -> String.join(texts.text("compose.result.separator"), counts(sent));
        };
    }

    private List<String> counts(Ending.Sent sent) {
        PushOutcome outcome = sent.outcome();
        List<String> parts = new ArrayList<>();
        if (outcome.online() > 0) {
            parts.add(texts.text("compose.result.written", outcome.written()));
        }
        addIfAny("compose.result.queued", outcome.waiting(), parts);
        addIfAny("compose.result.left-out", outcome.leftOut(), parts);
        addIfAny("compose.result.full", outcome.slow(), parts);
        addIfAny("compose.result.gone", outcome.gone(), parts);
        addIfAny("compose.result.never", outcome.stopped(), parts);
        addIfAny(sent.push().isPresent() ? "compose.result.away" : "compose.result.offline", outcome.away(), parts);
        return parts;
    }

    private void addIfAny(String key, int count, List<String> parts) {
        if (count > 0) {
            parts.add(texts.text(key, count));
        }
    }

    /// Who got it without having been shown, or the other way round; empty if it went to just those who were shown.
    String drift(Ending ending) {
        if (!(ending instanceof Ending.Sent sent) || sent.drift().equals(Ending.Drift.NONE)) {
            return "";
        }
        List<String> parts = new ArrayList<>();
        addNames("compose.result.more", sent.drift().more(), parts);
        addNames("compose.result.less", sent.drift().less(), parts);
        return texts.text("compose.result.drift", String.join(texts.text("compose.result.separator"), parts));
    }

    private void addNames(String key, List<ClientId> clients, List<String> parts) {
        if (!clients.isEmpty()) {
            String names = String.join(
                    texts.text("compose.list.separator"),
                    clients.stream().limit(MOST_NAMES).map(mirror::nameOf).toList());
            int more = clients.size() - MOST_NAMES;
            parts.add(texts.text(key, more > 0 ? names + " " + texts.text("compose.several.more", more) : names));
        }
    }
}
