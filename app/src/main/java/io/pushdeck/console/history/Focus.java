package io.pushdeck.console.history;

import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.util.Duration;

/// Gives the focus to what is only about to be shown.
final class Focus {
    private Focus() {}

    /// What is hidden takes no focus: one pulse later it is shown.
    static void soon(Node node) {
        PauseTransition shown = new PauseTransition(Duration.millis(1));
        shown.setOnFinished(over -> node.requestFocus());
        shown.play();
    }
}
