package io.pushdeck.server.rehearsal;

import io.pushdeck.server.identity.PushId;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What a simulated client needs of the rehearsal that it plays in; on its thread.
interface Troupe {
    /// Begins a connection.
    ///
    /// @return null if there is nothing to connect to
    @Nullable
    Line call(Line.Owner caller, Consumer<Runnable> appetite);

    void later(Duration delay, Runnable action);

    /// A push arrived somewhere.
    ///
    /// @param asks whether it asks to be confirmed
    void got(long offset, PushId push, boolean asks);

    /// Something is to be counted anew.
    void changed();

    /// A connection ended, or could not be opened, against the script.
    void troubled(int code, String reason);
}
