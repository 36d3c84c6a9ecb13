package io.pushdeck.console.clients;

import java.util.Locale;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The dot that tells how a connection is doing.
final class StateDot extends Region {
    private @Nullable ClientState shown;

    StateDot() {
        getStyleClass().setAll("state-dot");
    }

    void show(ClientState state) {
        // Asked with each second: the same class set again is styled again, and drawn with the whole window.
        if (state != shown) {
            shown = state;
            getStyleClass().setAll("state-dot", "state-" + state.name().toLowerCase(Locale.ROOT));
        }
    }

    void gone() {
        shown = null;
        getStyleClass().setAll("state-dot");
    }
}
