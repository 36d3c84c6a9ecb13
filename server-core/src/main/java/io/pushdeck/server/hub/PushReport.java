package io.pushdeck.server.hub;

import io.pushdeck.server.message.Audience;
import io.pushdeck.server.message.Payload;
import io.pushdeck.server.message.Reach;
import io.pushdeck.server.session.FanOut;

/// How one push ended. Written is not received: a plain client gives no receipt. Immutable.
///
/// @param audience    as chosen
/// @param reach       the people it meant at the moment of pushing
/// @param connections what became of each connection of those online
public record PushReport(Payload payload, Audience audience, Reach reach, FanOut.Tally connections) {}
