/// The WebSocket listener: sockets in, [io.pushdeck.server.session.SessionEvents] out, and the only user of the
/// WebSocket library. Its threads own nothing but bytes on their way; `assets/docs/guards.md` lists what it guards
/// against.
@NullMarked
package io.pushdeck.server.transport;

import org.jspecify.annotations.NullMarked;
