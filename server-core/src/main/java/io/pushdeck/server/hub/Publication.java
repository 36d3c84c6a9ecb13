package io.pushdeck.server.hub;

import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.message.Payload;
import io.pushdeck.server.message.PushRecord;
import io.pushdeck.server.protocol.ServerFrame;
import java.util.List;
import java.util.Optional;

/// An entry of the log that is on disk, on its way to those who are there. Immutable.
///
/// @param push       as it is after this entry
/// @param offset     of the entry
/// @param frame      a push, an update or a recall
/// @param plain      what plain connections get; empty for nothing
/// @param recipients who are meant, connected or not
/// @param event      what listeners are told; empty for nothing
public record Publication(
        PushRecord push,
        long offset,
        ServerFrame frame,
        Optional<Payload> plain,
        List<ClientId> recipients,
        Optional<HubEvent> event) {
    public Publication {
        recipients = List.copyOf(recipients);
    }

    public Publication(
            PushRecord push,
            long offset,
            ServerFrame frame,
            Optional<Payload> plain,
            List<ClientId> recipients,
            HubEvent event) {
        this(push, offset, frame, plain, recipients, Optional.of(event));
    }
}
