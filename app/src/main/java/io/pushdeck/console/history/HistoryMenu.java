package io.pushdeck.console.history;

import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.ui.Icons;
import java.util.function.Consumer;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.kordamp.ikonli.feather.Feather;

/// What can be done with the chosen push; its keys work without it.
final class HistoryMenu extends ContextMenu {
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination RECALL = new KeyCodeCombination(KeyCode.DELETE);

    private final Texts texts;
    private final PushActions actions;
    private final Consumer<HistoryRow> onOpen;

    HistoryMenu(Texts texts, PushActions actions, Consumer<HistoryRow> onOpen) {
        this.texts = texts;
        this.actions = actions;
        this.onOpen = onOpen;
        setId("history-menu");
    }

    void prepare(HistoryRow chosen) {
        MenuItem open = item("open", Feather.ARROW_RIGHT, new KeyCodeCombination(KeyCode.ENTER));
        open.setOnAction(pressed -> onOpen.accept(chosen));
        MenuItem copy = item("copy", Feather.COPY, COPY);
        copy.setOnAction(pressed -> actions.copy(chosen.push()));
        boolean recalled = chosen.push().recalledAt().isPresent();
        MenuItem recall = item(recalled ? "recalled" : "recall", Feather.CORNER_UP_LEFT, RECALL);
        recall.getStyleClass().add("danger-item");
        recall.setOnAction(pressed -> actions.recall(chosen.push()));
        recall.setDisable(recalled || actions.lockedProperty().get());
        getItems().setAll(open, copy, new SeparatorMenuItem(), recall);
    }

    /// @return whether the key was one of these
    boolean onKey(KeyEvent key, HistoryRow chosen) {
        if (COPY.match(key)) {
            actions.copy(chosen.push());
        } else if (RECALL.match(key)) {
            actions.recall(chosen.push());
        } else {
            return false;
        }
        return true;
    }

    private MenuItem item(String key, Feather icon, KeyCombination keys) {
        MenuItem item = new MenuItem(texts.text("history.menu." + key), Icons.of(icon));
        item.setId("history-menu-" + key);
        item.setAccelerator(keys);
        return item;
    }
}
