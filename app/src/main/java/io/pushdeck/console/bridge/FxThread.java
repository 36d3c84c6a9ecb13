package io.pushdeck.console.bridge;

import java.util.concurrent.Executor;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;

/// The one side to the JavaFX thread. Thread-safe.
public final class FxThread implements Executor {
    /// Always enqueues, also on the JavaFX thread itself: running at once there would let a later event overtake an
    /// earlier one.
    @Override
    public void execute(Runnable task) {
        Platform.runLater(task);
    }

    /// Whether the desktop asks for dark windows. Confined to the JavaFX thread.
    public ObservableValue<Boolean> darkDesktop() {
        return Platform.getPreferences().colorSchemeProperty().map(scheme -> scheme == ColorScheme.DARK);
    }
}
