package io.pushdeck.console.settings;

import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.ui.Icons;
import io.pushdeck.console.ui.Tip;
import javafx.scene.control.Button;
import org.kordamp.ikonli.feather.Feather;

/// A quiet way back to the default of one setting.
final class RestoreButton extends Button {
    RestoreButton(Texts texts, String id, Runnable restore) {
        setId(id);
        setGraphic(Icons.of(Feather.ROTATE_CCW));
        getStyleClass().addAll("button-icon", "flat", "small-icon-button");
        Tip.name(this, texts.binding("limits.restore"));
        setOnAction(pressed -> restore.run());
    }
}
