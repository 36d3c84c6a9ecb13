package io.pushdeck.server.rehearsal;

import io.pushdeck.server.security.ServerCertificate;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// Where simulated clients connect. Immutable.
///
/// @param address     `ws` or `wss`, on this computer
/// @param certificate the one that is shown there, and the only one that is trusted; null without TLS
public record Venue(URI address, @Nullable ServerCertificate certificate) {}
