package io.pushdeck.server;

import io.pushdeck.server.hub.HubEvent;
import io.pushdeck.server.hub.HubListener;
import io.pushdeck.server.hub.HubSnapshot;
import io.pushdeck.server.push.Inbox;
import java.util.List;

/// Takes what clients say, and what becomes part of conversations, from the hub to the inbox. Confined to the hub
/// thread.
final class InboxFeed implements HubListener {
    private final Inbox inbox;

    InboxFeed(Inbox inbox) {
        this.inbox = inbox;
    }

    @Override
    public void snapshot(HubSnapshot snapshot) {
        // Subscribed before anybody can connect.
    }

    @Override
    public void event(long sequence, HubEvent event) {
        switch (event) {
            case HubEvent.MessageReceived received ->
                inbox.arrived(
                        received.session().client(), received.session().name(), received.payload(), received.at());
            case HubEvent.Acted acted -> inbox.touched(List.of(acted.client()));
            case HubEvent.ClientRenamed renamed -> inbox.touched(List.of(renamed.client()));
            case HubEvent.PushAccepted accepted ->
                accepted.push().chosen().onlyClient().ifPresent(client -> inbox.touched(List.of(client)));
            case HubEvent.SessionOpened notSaid -> {}
            case HubEvent.SessionClosed notSaid -> {}
            case HubEvent.SessionsMeasured notSaid -> {}
            case HubEvent.GroupEdited notSaid -> {}
            case HubEvent.RuleMatched notSaid -> {}
            case HubEvent.Pushed notSaid -> {}
            case HubEvent.PushHandedOut notSaid -> {}
            case HubEvent.PushUpdated notSaid -> {}
            case HubEvent.PushRecalled notSaid -> {}
            case HubEvent.TokensRefused notSaid -> {}
            case HubEvent.Troubled notSaid -> {}
        }
    }
}
