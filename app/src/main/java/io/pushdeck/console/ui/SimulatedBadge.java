package io.pushdeck.console.ui;

import io.pushdeck.console.i18n.Texts;
import javafx.scene.control.Label;

/// The mark of whoever has nobody behind it, and of what was pushed to them: the same wherever one is shown. Takes no
/// room while it is not visible.
public final class SimulatedBadge extends Label {
    private SimulatedBadge(Texts texts, String key) {
        getStyleClass().add("simulated-badge");
        setMinWidth(USE_PREF_SIZE);
        textProperty().bind(texts.binding(key));
        managedProperty().bind(visibleProperty());
    }

    /// "Simulated".
    public static SimulatedBadge ofClient(Texts texts) {
        return new SimulatedBadge(texts, "rehearsal.badge");
    }

    /// "Rehearsal".
    public static SimulatedBadge ofPush(Texts texts) {
        return new SimulatedBadge(texts, "rehearsal.history.badge");
    }
}
