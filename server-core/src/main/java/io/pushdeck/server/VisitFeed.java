package io.pushdeck.server;

import io.pushdeck.server.hub.HubEvent;
import io.pushdeck.server.hub.HubListener;
import io.pushdeck.server.hub.HubSnapshot;
import io.pushdeck.server.hub.SessionView;
import io.pushdeck.server.people.Visit;
import io.pushdeck.server.store.VisitLog;
import java.util.Optional;

/// Has it written who came and who went, as the hub tells it, but for those who are simulated. Counters change at least
/// with every answer to a ping, so
/// being told of them is a sign of life for as long as anybody is there. Confined to the hub thread.
final class VisitFeed implements HubListener {
    private final VisitLog visits;

    VisitFeed(VisitLog visits) {
        this.visits = visits;
    }

    @Override
    public void snapshot(HubSnapshot snapshot) {
        // Subscribed before anybody can connect.
    }

    @Override
    public void event(long sequence, HubEvent event) {
        switch (event) {
            case HubEvent.SessionOpened opened -> {
                if (!opened.session().client().isSimulated()) {
                    visits.opened(opened.session().id(), begun(opened.session()));
                }
            }
            case HubEvent.SessionClosed closed -> {
                if (!closed.session().client().isSimulated()) {
                    visits.closed(closed.session().id(), closed.session().connectedAt(), closed.at(), closed.reason());
                }
            }
            case HubEvent.SessionsMeasured measured -> visits.alive(measured.at());
            case HubEvent.ClientRenamed ignored -> {}
            case HubEvent.MessageReceived ignored -> {}
            case HubEvent.GroupEdited writtenWithTheEdit -> {}
            case HubEvent.RuleMatched comesFromTheRule -> {}
            case HubEvent.Pushed ignored -> {}
            case HubEvent.PushAccepted ignored -> {}
            case HubEvent.PushHandedOut ignored -> {}
            case HubEvent.PushUpdated ignored -> {}
            case HubEvent.PushRecalled ignored -> {}
            case HubEvent.Acted ignored -> {}
            case HubEvent.TokensRefused ignored -> {}
            case HubEvent.Troubled ignored -> {}
        }
    }

    private static Visit begun(SessionView session) {
        return new Visit(
                session.client(),
                session.name(),
                session.connectedAt(),
                Optional.empty(),
                session.handshake().address().getHostAddress(),
                session.handshake().userAgent(),
                session.page(),
                Optional.empty());
    }
}
