package io.pushdeck.console.bridge;

import io.pushdeck.console.bridge.PushNews.Refusal;
import io.pushdeck.server.PushServer;
import io.pushdeck.server.group.GroupEdit;
import io.pushdeck.server.group.GroupEditResult;
import io.pushdeck.server.hub.HubEvent;
import io.pushdeck.server.hub.PushResult;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.identity.SessionId;
import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.message.FrozenAudience;
import io.pushdeck.server.push.PushOrder;
import io.pushdeck.server.session.FanOut;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The backend of the real server: hands over and brings the answers to the JavaFX thread.
public final class ServerBackend implements Backend {
    private static final Logger log = LoggerFactory.getLogger(ServerBackend.class);

    private static final int MOST_EARLY = 100;

    private final PushServer server;
    private final Executor fxThread;
    /// Pushes on their way; confined to the JavaFX thread.
    private final Map<PushId, Underway> underway = new HashMap<>();
    /// How those ended of which this was heard before they were said to be accepted; confined to the JavaFX thread.
    private final SequencedMap<PushId, HubEvent.PushHandedOut> early = new LinkedHashMap<>();

    public ServerBackend(PushServer server, Mirror mirror, Executor fxThread) {
        this.server = server;
        this.fxThread = fxThread;
        mirror.watch(this::hear);
    }

    @Override
    public void preview(Audience audience, Consumer<FrozenAudience> whenKnown) {
        answer(server.pushes().preview(audience), whenKnown);
    }

    @Override
    public void push(PushRequest request, Consumer<PushNews> news) {
        Announcement announcement = request.announcement();
        CompletableFuture<PushResult> told = switch (request.pushClass()) {
            case ANNOUNCEMENT ->
                server.pushes().push(new PushOrder(announcement, request.audience(), request.escalateAfter()));
            case MESSAGE -> server.pushes().send(announcement.toPlain(), request.audience());
            case LIVE -> server.pushes().sendLive(announcement.toPlain(), request.audience());
        };
        answer(told, result -> tell(result, news));
    }

    /// @param away people who were not there when it was accepted
    private record Underway(Consumer<PushNews> news, int away) {}

    private void hear(List<HubEvent> batch) {
        for (HubEvent event : batch) {
            if (event instanceof HubEvent.PushHandedOut handedOut) {
                end(handedOut);
            }
        }
    }

    private void end(HubEvent.PushHandedOut event) {
        Underway asked = underway.remove(event.push());
        if (asked == null) {
            early.put(event.push(), event);
            if (early.size() > MOST_EARLY) {
                early.pollFirstEntry();
            }
            return;
        }
        asked.news.accept(new PushNews.Ended(new PushOutcome(
                event.written(), event.waiting(), 0, event.slow(), event.gone(), event.stopped(), asked.away)));
    }

    private static Refusal refusalOf(PushResult.Reason reason) {
        return switch (reason) {
            case PushResult.Reason.NobodyAddressed ignored -> new Refusal.NobodyAddressed();
            case PushResult.Reason.NotListening ignored -> new Refusal.NotListening();
            case PushResult.Reason.TooBig big -> new Refusal.TooBig(big.limitBytes());
            case PushResult.Reason.NoSuchPush ignored -> new Refusal.NobodyAddressed();
            case PushResult.Reason.NotStored failed -> new Refusal.NotStored(failed.detail());
        };
    }

    @Override
    public void stop(PushId push) {
        server.pushes().stop(push);
    }

    private void tell(PushResult result, Consumer<PushNews> news) {
        switch (result) {
            case PushResult.Accepted accepted -> {
                PushId push = accepted.push().id();
                news.accept(new PushNews.Accepted(push, accepted.audience()));
                underway.put(
                        push, new Underway(news, accepted.audience().offline().size()));
                HubEvent.PushHandedOut known = early.remove(push);
                if (known != null) {
                    end(known);
                }
            }
            case PushResult.Pushed pushed -> {
                FanOut.Tally tally = pushed.report().connections();
                news.accept(new PushNews.Ended(new PushOutcome(
                        tally.written(),
                        tally.queued(),
                        tally.leftOut(),
                        tally.full(),
                        tally.gone(),
                        0,
                        pushed.report().reach().offline())));
            }
            case PushResult.Rejected rejected -> news.accept(new PushNews.Refused(refusalOf(rejected.reason())));
        }
    }

    @Override
    public void edit(GroupEdit edit, Consumer<GroupEditResult> whenDone) {
        CompletableFuture<GroupEditResult> told = server.groups().apply(edit).exceptionally(failure -> {
            log.warn("An edit of the groups failed", failure);
            return new GroupEditResult.Rejected(new GroupEditResult.Reason.NotStored(String.valueOf(failure)));
        });
        answer(told, whenDone);
    }

    @Override
    public void rename(ClientId client, String name) {
        answer(server.clients().rename(client, name), result -> log.debug("Renaming {} ended: {}", client, result));
    }

    @Override
    public void disconnect(Set<SessionId> sessions) {
        server.clients().disconnect(sessions);
    }

    /// A future fails only when the server is closing, and then nobody waits for the answer any more.
    private <T> void answer(CompletableFuture<T> future, Consumer<T> whenDone) {
        CompletableFuture<Void> told = future.thenAcceptAsync(whenDone, fxThread);
        told.exceptionally(failure -> {
            log.warn("The server gave no answer, or it could not be shown", failure);
            return null;
        });
    }
}
