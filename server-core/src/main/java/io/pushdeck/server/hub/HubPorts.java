package io.pushdeck.server.hub;

import io.pushdeck.server.people.BanBook;

/// What the hub needs of the disk, and never touches itself.
///
/// @param bans who may not come in; only read
public record HubPorts(NameKeeper names, GroupKeeper groups, DeliveryLog log, BanBook bans) {
    /// Everybody may come in.
    public HubPorts(NameKeeper names, GroupKeeper groups, DeliveryLog log) {
        this(names, groups, log, new BanBook());
    }
}
