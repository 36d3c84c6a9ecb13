package io.pushdeck.console.bridge;

import io.pushdeck.console.bridge.PushNews.Refusal;
import io.pushdeck.server.hub.HubEvent;
import io.pushdeck.server.hub.HubListener;
import io.pushdeck.server.hub.HubSnapshot;
import io.pushdeck.server.hub.PushResult;
import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.session.FanOut;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// Brings together the two halves of what is heard of a push: the answer that it was accepted, and the event that
/// everyone had a turn. Either may come first. Confined to the JavaFX thread, but for its listener.
final class HandOuts {
    private static final int MOST_EARLY = 100;

    private final Map<PushId, Followed> followed = new HashMap<>();
    /// Of pushes whose answer has not come yet, and of those that programs made; the oldest are forgotten.
    private final Map<PushId, HubEvent.PushHandedOut> early = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<PushId, HubEvent.PushHandedOut> eldest) {
            return size() > MOST_EARLY;
        }
    };

    private record Followed(int away, Consumer<PushNews> news) {}

    /// Hears what was handed out.
    HubListener listener(Executor fxThread) {
        return new HubListener() {
            @Override
            public void snapshot(HubSnapshot snapshot) {
                // What is there says nothing about pushes.
            }

            @Override
            public void event(long sequence, HubEvent event) {
                if (event instanceof HubEvent.PushHandedOut out) {
                    fxThread.execute(() -> hear(out));
                }
            }
        };
    }

    /// Tells how a push goes on whose answer has come.
    void follow(PushResult result, Consumer<PushNews> news) {
        switch (result) {
            case PushResult.Accepted accepted -> {
                PushId push = accepted.push().id();
                followed.put(push, new Followed(accepted.audience().offline().size(), news));
                news.accept(new PushNews.Accepted(push, accepted.audience()));
                HubEvent.PushHandedOut before = early.remove(push);
                if (before != null) {
                    hear(before);
                }
            }
            case PushResult.Pushed pushed -> news.accept(new PushNews.Ended(outcomeOf(pushed)));
            case PushResult.Rejected rejected -> news.accept(new PushNews.Refused(refusalOf(rejected.reason())));
        }
    }

    private void hear(HubEvent.PushHandedOut out) {
        Followed waiting = followed.remove(out.push());
        if (waiting == null) {
            early.put(out.push(), out);
        } else {
            waiting.news.accept(new PushNews.Ended(new PushOutcome(
                    out.written(), out.waiting(), 0, out.slow(), out.gone(), out.stopped(), waiting.away)));
        }
    }

    private static PushOutcome outcomeOf(PushResult.Pushed pushed) {
        FanOut.Tally tally = pushed.report().connections();
        return new PushOutcome(
                tally.written(),
                tally.queued(),
                tally.leftOut(),
                tally.full(),
                tally.gone(),
                0,
                pushed.report().reach().offline());
    }

    private static Refusal refusalOf(PushResult.Reason reason) {
        return switch (reason) {
            case PushResult.Reason.NobodyAddressed ignored -> new Refusal.NobodyAddressed();
            case PushResult.Reason.NotListening ignored -> new Refusal.NotListening();
            case PushResult.Reason.MixedAudience ignored -> new Refusal.MixedAudience();
            case PushResult.Reason.TooBig big -> new Refusal.TooBig(big.limitBytes());
            case PushResult.Reason.NotStored stored -> new Refusal.NotStored(stored.detail());
            // Only said of what is sent again.
            case PushResult.Reason.NoSuchPush ignored -> new Refusal.NobodyAddressed();
        };
    }
}
