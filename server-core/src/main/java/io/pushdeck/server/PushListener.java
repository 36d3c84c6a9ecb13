package io.pushdeck.server;

import io.pushdeck.server.hub.SessionView;
import io.pushdeck.server.message.CloseReason;

/// What a program does when clients come, write and go. All calls come one after the other on the thread
/// "pushdeck-listener", in the order in which things happened. They may block: the server does not wait for them, but
/// with 100,000 waiting it drops what is new. What they throw is logged.
///
/// To answer a client, send to `client.client()`.
public interface PushListener {
    /// Does nothing.
    PushListener NONE = new PushListener() {};

    default void connected(SessionView client) {}

    default void message(SessionView client, String text) {}

    default void message(SessionView client, byte[] bytes) {}

    default void closed(SessionView client, CloseReason reason) {}
}
