package io.pushdeck.server.hub;

import io.pushdeck.server.people.BanBook;
import io.pushdeck.server.security.TokenGate;

/// What the hub needs of the disk, and never touches itself.
///
/// @param bans   who may not come in; only read
/// @param tokens where clients prove who they are
public record HubPorts(NameKeeper names, GroupKeeper groups, DeliveryLog log, BanBook bans, TokenGate tokens) {
    /// Everybody may come in, and nobody proves anything.
    public HubPorts(NameKeeper names, GroupKeeper groups, DeliveryLog log) {
        this(names, groups, log, new BanBook(), TokenGate.ignoring());
    }
}
