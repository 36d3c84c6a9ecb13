package io.pushdeck.server.hub;

/// What the hub needs of the disk, and never touches itself.
public record HubPorts(NameKeeper names, GroupKeeper groups, DeliveryLog log) {}
