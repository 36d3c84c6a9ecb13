package io.pushdeck.server;

import io.pushdeck.server.hub.HubEvent;
import io.pushdeck.server.hub.HubListener;
import io.pushdeck.server.hub.HubSnapshot;
import io.pushdeck.server.identity.SessionId;
import io.pushdeck.server.metrics.Recorder;
import java.util.HashSet;
import java.util.Set;

/// Counts what the hub tells. Confined to the hub thread.
final class MetricsFeed implements HubListener {
    private final Recorder recorder;
    private final Set<SessionId> slow = new HashSet<>();

    MetricsFeed(Recorder recorder) {
        this.recorder = recorder;
    }

    @Override
    public void snapshot(HubSnapshot snapshot) {
        // Subscribed before anybody can connect.
    }

    @Override
    public void event(long sequence, HubEvent event) {
        switch (event) {
            case HubEvent.SessionOpened ignored -> recorder.connected();
            case HubEvent.SessionClosed closed -> {
                recorder.disconnected();
                if (slow.remove(closed.session().id())) {
                    recorder.slow(slow.size());
                }
            }
            case HubEvent.SessionsMeasured measured -> measure(measured);
            case HubEvent.PushAccepted accepted ->
                recorder.accepted(accepted.push().id(), accepted.push().at());
            case HubEvent.MessageReceived countedByTransport -> {}
            case HubEvent.ClientRenamed notMeasured -> {}
            case HubEvent.GroupEdited notMeasured -> {}
            case HubEvent.RuleMatched notMeasured -> {}
            case HubEvent.Pushed countedByTransport -> {}
            case HubEvent.PushHandedOut countedByLog -> {}
            case HubEvent.PushUpdated notMeasured -> {}
            case HubEvent.PushRecalled notMeasured -> {}
            case HubEvent.Acted countedByLog -> {}
            case HubEvent.TokensRefused notMeasured -> {}
            case HubEvent.Troubled notMeasured -> {}
        }
    }

    private void measure(HubEvent.SessionsMeasured measured) {
        measured.traffic().forEach((session, traffic) -> {
            if (traffic.backlog().isSlow()) {
                slow.add(session);
            } else {
                slow.remove(session);
            }
        });
        recorder.slow(slow.size());
    }
}
