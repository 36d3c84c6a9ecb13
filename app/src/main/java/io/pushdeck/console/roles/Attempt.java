package io.pushdeck.console.roles;

import java.time.Duration;

/// How a try to unlock ended. Immutable.
public sealed interface Attempt {
    record Opened() implements Attempt {}

    /// @param pause how long no other try is taken; zero for the first few
    record Wrong(Duration pause) implements Attempt {}

    /// Nothing was tried.
    ///
    /// @param left until a try is taken again
    record TooSoon(Duration left) implements Attempt {}
}
