package io.pushdeck.console.bridge;

import io.pushdeck.server.metrics.Span;
import io.pushdeck.server.metrics.Timeline;
import java.util.function.Consumer;

/// What the console asks about how the server is doing. Called on the JavaFX thread; never blocks it; every answer
/// comes back on it.
@FunctionalInterface
public interface MetricsBackend {
    /// @param whenRead given what was measured until now
    /// @param whenNot  given why that cannot be read, in the words of the system
    void timeline(Span span, Consumer<Timeline> whenRead, Consumer<String> whenNot);
}
