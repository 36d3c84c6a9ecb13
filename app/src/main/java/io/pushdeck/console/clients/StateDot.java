package io.pushdeck.console.clients;

import java.util.Locale;
import javafx.scene.layout.Region;

/// The dot that tells how a connection is doing.
final class StateDot extends Region {
    StateDot() {
        getStyleClass().setAll("state-dot");
    }

    void show(ClientState state) {
        getStyleClass().setAll("state-dot", "state-" + state.name().toLowerCase(Locale.ROOT));
    }

    void gone() {
        getStyleClass().setAll("state-dot");
    }
}
