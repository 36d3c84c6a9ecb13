package io.pushdeck.server.http;

import java.time.Duration;

/// What `/healthz` answers. Immutable. Numbers only: it is readable by whoever reaches the port.
///
/// @param listening   whether the push server accepts connections; if not, the answer is 503
/// @param connections open now
/// @param uptime      since the push server started
public record Health(boolean listening, int connections, Duration uptime) {
    /// As JSON, by hand: three values that need no escaping do not need a library.
    String toJson() {
        return "{\"status\":\"%s\",\"connections\":%d,\"uptimeSeconds\":%d}\n"
                .formatted(listening ? "up" : "down", connections, uptime.toSeconds());
    }
}
