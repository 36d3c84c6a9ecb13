package io.pushdeck.server.push;

import io.pushdeck.server.hub.Hub;
import io.pushdeck.server.hub.PushResult;
import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.message.Payload;
import io.pushdeck.server.message.PushClass;
import java.util.concurrent.CompletableFuture;

/// Sends to whoever the audience means at the moment of the call. Thread-safe; pushes to one client arrive in the order
/// of the calls.
public final class PushService {
    private final Hub hub;

    public PushService(Hub hub) {
        this.hub = hub;
    }

    /// Sends an announcement as the text of one message.
    ///
    /// @return completes when every connection was tried
    public CompletableFuture<PushResult> push(Announcement announcement, Audience audience) {
        return hub.push(announcement.toPlain(), PushClass.ANNOUNCEMENT, audience);
    }

    /// Sends one message as it is.
    ///
    /// @return completes when every connection was tried
    public CompletableFuture<PushResult> send(Payload payload, Audience audience) {
        return hub.push(payload, PushClass.MESSAGE, audience);
    }

    /// Sends a state, such as a score: of all live messages only the newest waits for a client that reads slowly,
    /// unless
    /// the limits say otherwise. So each has to be complete in itself.
    ///
    /// @return completes when every connection was tried
    public CompletableFuture<PushResult> sendLive(Payload payload, Audience audience) {
        return hub.push(payload, PushClass.LIVE, audience);
    }

    /// Sends one message to the members of the group that has this name now, without regard to case. Nobody is
    /// addressed if there is none.
    ///
    /// @return completes when every connection was tried
    public CompletableFuture<PushResult> sendToGroup(String name, Payload payload) {
        return hub.push(payload, PushClass.MESSAGE, groups -> {
            var group = groups.findByName(name);
            return group == null ? Audience.NOBODY : Audience.of(group.id());
        });
    }
}
