package io.pushdeck.console.sharing;

import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.ui.Icons;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/// Joining from this computer: the receiver page in the operator's own browser.
final class HereWay extends Way {
    HereWay(Sharing sharing) {
        Texts texts = sharing.texts();
        super(picture(), texts.binding("sharing.here.title"), texts.binding("sharing.here.text"), button(sharing));
    }

    private static Node picture() {
        StackPane badge = new StackPane(Icons.of(Feather.MONITOR));
        badge.getStyleClass().add("way-badge");
        badge.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        return badge;
    }

    private static Button button(Sharing sharing) {
        Button open = new Button("", Icons.of(Feather.EXTERNAL_LINK));
        open.setId("clients-open-receiver");
        open.getStyleClass().add("accent");
        open.setMinWidth(USE_PREF_SIZE);
        open.textProperty().bind(sharing.texts().binding("sharing.open"));
        open.setOnAction(pressed -> sharing.openReceiver());
        return open;
    }
}
