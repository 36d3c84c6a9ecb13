package io.pushdeck.console.clients;

import io.pushdeck.console.bridge.ClientRow;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.ui.Icons;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/// Stands in place of the filters while several clients are chosen: how many, and what to do with them.
final class SelectionBar extends HBox {
    SelectionBar(
            Texts texts,
            ObservableValue<Integer> count,
            Supplier<List<ClientRow>> chosen,
            ClientActions actions,
            Runnable clear) {
        setId("clients-selection");
        getStyleClass().add("selection-bar");
        setAlignment(Pos.CENTER_LEFT);
        Button none = new Button(null, Icons.of(Feather.X));
        none.setId("clients-selection-clear");
        none.getStyleClass().addAll("flat", "button-icon", "small");
        none.accessibleTextProperty().bind(texts.binding("clients.selection.clear"));
        none.setOnAction(pressed -> clear.run());
        Label words = new Label();
        words.getStyleClass().add("selection-count");
        words.textProperty().bind(texts.binding("clients.selection.count", count));
        words.setMinWidth(USE_PREF_SIZE);
        Region space = new Region();
        setHgrow(space, Priority.ALWAYS);
        Button group = button(texts, "group", Feather.FOLDER_PLUS);
        group.setOnAction(pressed -> actions.pickGroup(group, chosen.get()));
        Button disconnect = button(texts, "disconnect", Feather.USER_X);
        disconnect.getStyleClass().addAll("danger", "flat");
        disconnect.setOnAction(pressed -> actions.disconnect(chosen.get()));
        Button push = button(texts, "push", Feather.SEND);
        push.getStyleClass().add("accent");
        push.setOnAction(pressed -> actions.push(chosen.get()));
        actions.govern(disconnect, group, push);
        getChildren().addAll(none, words, space, disconnect, group, push);
    }

    private static Button button(Texts texts, String key, Feather icon) {
        Button button = new Button(null, Icons.of(icon));
        button.setId("clients-selection-" + key);
        button.getStyleClass().add("small");
        button.textProperty().bind(texts.binding("clients.selection." + key));
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }
}
