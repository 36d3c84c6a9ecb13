package io.pushdeck.server.store;

import io.pushdeck.server.protocol.ServerFrame;
import java.util.List;

/// A piece of what a client missed. Immutable.
///
/// @param frames  pushes, updates and recalls in the order of the log
/// @param upTo    with these the client has everything that concerns it up to this offset
/// @param atEnd   whether the log ended there when the page was read
/// @param next    for the page after this one
public record ReplayPage(List<ServerFrame> frames, long upTo, boolean atEnd, ReplayCursor next) {
    public ReplayPage {
        frames = List.copyOf(frames);
    }
}
