package io.pushdeck.console.history;

import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.ui.Moments;
import io.pushdeck.server.message.Delivery;
import io.pushdeck.server.message.PushRecord;
import io.pushdeck.server.message.Verdict;
import java.time.Instant;
import java.util.Optional;

/// Says in one sentence why somebody got a push or did not, with the times that prove it.
final class VerdictWords {
    /// What a colour or an icon tells at a glance.
    enum Tone {
        /// It arrived.
        WELL,
        /// It may still arrive, or arrived without proof.
        OPEN,
        /// It did not arrive.
        BADLY
    }

    private final Texts texts;
    private final Moments moments;

    VerdictWords(Texts texts, Moments moments) {
        this.texts = texts;
        this.moments = moments;
    }

    static Tone tone(Verdict verdict) {
        return switch (verdict) {
            case Verdict.GotIt got -> Tone.WELL;
            case Verdict.TabHidden hidden -> Tone.OPEN;
            case Verdict.StillAway away -> Tone.OPEN;
            case Verdict.NoReceipt none -> Tone.OPEN;
            case Verdict.PlainClient plain -> Tone.OPEN;
            case Verdict.OnItsWay onItsWay -> Tone.OPEN;
            case Verdict.CameAfter after -> Tone.BADLY;
            case Verdict.NotMemberThen notMember -> Tone.BADLY;
            case Verdict.OfflineAndNotAddressed offline -> Tone.BADLY;
            case Verdict.Excluded excluded -> Tone.BADLY;
            case Verdict.NotChosen notChosen -> Tone.BADLY;
            case Verdict.SlowAndClosed slow -> Tone.BADLY;
            case Verdict.ConnectionLost lost -> Tone.BADLY;
            case Verdict.ExpiredBefore expired -> Tone.BADLY;
            case Verdict.RecalledBefore recalled -> Tone.BADLY;
            case Verdict.Stopped stopped -> Tone.BADLY;
            case Verdict.Forgotten forgotten -> Tone.BADLY;
        };
    }

    /// @param push whose recipient was asked about
    /// @param name of the person
    String sentence(Verdict verdict, PushRecord push, String name, Instant now) {
        String made = at(push.at(), now);
        return switch (verdict) {
            case Verdict.GotIt got -> got(got.delivery(), push, name, now);
            case Verdict.TabHidden hidden ->
                say("hidden", name, at(received(hidden.delivery()), now), at(displayed(hidden.delivery()), now));
            case Verdict.StillAway away -> say("away", name, made);
            case Verdict.NoReceipt none -> say("no-receipt", name, at(written(none.delivery()), now));
            case Verdict.PlainClient plain -> say("plain", name, at(written(plain.delivery()), now));
            case Verdict.OnItsWay onItsWay -> say("on-its-way", name, made);
            case Verdict.CameAfter after -> since("came-after", after.firstSeen(), name, made, now);
            case Verdict.NotMemberThen notMember -> since("not-member", notMember.joinedLater(), name, made, now);
            case Verdict.OfflineAndNotAddressed offline -> since("offline", offline.lastSeen(), name, made, now);
            case Verdict.Excluded excluded -> say("excluded", name, made);
            case Verdict.NotChosen notChosen -> say("not-chosen", name, made);
            case Verdict.SlowAndClosed slow -> say("slow", name, made);
            case Verdict.ConnectionLost lost -> say("lost", name, made);
            case Verdict.ExpiredBefore expired ->
                say(away("expired", expired.delivery()), name, made, at(expired.expired(), now));
            case Verdict.RecalledBefore recalled ->
                say(away("recalled", recalled.delivery()), name, made, at(recalled.recalled(), now));
            case Verdict.Stopped stopped -> say("stopped", name, made);
            case Verdict.Forgotten forgotten -> texts.text("why.forgotten");
        };
    }

    /// What can be said when even the push is not known any more.
    String forgotten() {
        return texts.text("why.forgotten");
    }

    private String got(Delivery delivery, PushRecord push, String name, Instant now) {
        String came = at(received(delivery), now);
        if (delivery.times().acted().isPresent()) {
            String button = PushWords.action(texts, push.announcement(), delivery.action());
            return say("acted", name, came, at(delivery.times().acted().get(), now), button);
        }
        if (delivery.times().read().isPresent()) {
            return say("read", name, came, at(delivery.times().read().get(), now));
        }
        if (delivery.times().displayed().isPresent()) {
            return say("displayed", name, came, at(displayed(delivery), now));
        }
        return say("received", name, came);
    }

    private String since(String key, Optional<Instant> when, String name, String made, Instant now) {
        return when.map(time -> say(key + ".since", name, made, at(time, now))).orElseGet(() -> say(key, name, made));
    }

    // Somebody who was away was never sent it; somebody who was there had not confirmed it.
    private static String away(String key, Delivery delivery) {
        return !delivery.online() && delivery.times().written().isEmpty() ? key + ".away" : key;
    }

    private String say(String key, Object... arguments) {
        return texts.text("why." + key, arguments);
    }

    private String at(Instant then, Instant now) {
        return moments.atSecond(then, now);
    }

    private static Instant written(Delivery delivery) {
        return delivery.times().written().orElse(delivery.times().queued());
    }

    private static Instant received(Delivery delivery) {
        return delivery.times().received().orElse(written(delivery));
    }

    private static Instant displayed(Delivery delivery) {
        return delivery.times().displayed().orElse(received(delivery));
    }
}
