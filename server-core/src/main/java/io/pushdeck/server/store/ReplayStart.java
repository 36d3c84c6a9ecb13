package io.pushdeck.server.store;

import io.pushdeck.server.message.Position;
import io.pushdeck.server.protocol.ServerFrame.Resumed;

/// What a client that says hello is to be told, and where its replay begins. Immutable.
///
/// @param end    of the log at this moment
/// @param missed pushes that it was addressed by while it was away
/// @param valid  those of them that still count; the pages bring just so many push frames before they go beyond `end`
/// @param cursor for the first page
public record ReplayStart(Resumed resumed, Position end, int missed, int valid, ReplayCursor cursor) {}
