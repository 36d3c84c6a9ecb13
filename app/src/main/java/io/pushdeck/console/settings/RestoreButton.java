package io.pushdeck.console.settings;

import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.ui.Icons;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;

/// A quiet way back to the default of one setting.
final class RestoreButton extends Button {
    RestoreButton(Texts texts, String id, Runnable restore) {
        setId(id);
        setGraphic(Icons.of(Feather.ROTATE_CCW));
        getStyleClass().addAll("button-icon", "flat", "small-icon-button");
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(texts.binding("limits.restore"));
        setTooltip(tip);
        accessibleTextProperty().bind(texts.binding("limits.restore"));
        setOnAction(pressed -> restore.run());
    }
}
