package io.pushdeck.console.ui;

import io.pushdeck.console.i18n.Texts;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import org.kordamp.ikonli.feather.Feather;

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

    /// The picture alone, where a name needs the room; its words are the tooltip.
    public static SimulatedBadge small(Texts texts) {
        SimulatedBadge badge = ofClient(texts);
        badge.setGraphic(Icons.of(Feather.FILM));
        badge.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        Tip.put(badge, badge.textProperty());
        return badge;
    }

    /// "Rehearsal".
    public static SimulatedBadge ofPush(Texts texts) {
        return new SimulatedBadge(texts, "rehearsal.history.badge");
    }
}
