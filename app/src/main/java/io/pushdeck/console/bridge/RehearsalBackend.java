package io.pushdeck.console.bridge;

import io.pushdeck.server.rehearsal.Behaviour;
import io.pushdeck.server.rehearsal.Mix;
import io.pushdeck.server.rehearsal.RehearsalStatus;
import io.pushdeck.server.rehearsal.StartResult;
import java.util.Map;
import java.util.function.Consumer;
import javafx.util.Subscription;

/// Starts and ends rehearsals. Called on the JavaFX thread; never blocks it; every answer comes back on it.
public interface RehearsalBackend {
    /// @param names what clients of each behaviour are called, before their number
    void start(Mix mix, Map<Behaviour, String> names, Consumer<StartResult> whenDone);

    /// Lets everybody go; its end is told to those who [#watch].
    void end();

    /// Follows how it goes; told at most five times a second.
    Subscription watch(Consumer<RehearsalStatus> onChanged);
}
