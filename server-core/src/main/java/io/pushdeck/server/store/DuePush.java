package io.pushdeck.server.store;

import io.pushdeck.server.identity.PushId;
import java.time.Instant;

/// Something that is to become of a push at a time. Immutable.
public record DuePush(PushId push, Instant due) {}
