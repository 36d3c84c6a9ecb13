package io.pushdeck.console.shell;

import io.pushdeck.console.i18n.Texts;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.GridPane;

/// The keys that work everywhere, for the help dialog.
final class ShortcutTable extends GridPane {
    ShortcutTable(Texts texts) {
        getStyleClass().add("shortcut-table");
        for (Page page : Page.values()) {
            row(texts.text("shell.nav." + page.key()), Shortcuts.page(page));
        }
        row(texts.text("shell.keys.palette"), Shortcuts.PALETTE);
        row(texts.text("shell.keys.search"), Shortcuts.SEARCH);
        row(texts.text("shell.keys.compose"), Shortcuts.COMPOSE);
        row(texts.text("shell.keys.undo"), Shortcuts.UNDO);
        row(texts.text("shell.keys.redo"), Shortcuts.REDO);
        row(texts.text("shell.keys.lock"), Shortcuts.LOCK);
        row(texts.text("shell.keys.wallboard"), Shortcuts.WALLBOARD);
        row(texts.text("shell.keys.help"), Shortcuts.HELP);
    }

    private void row(String what, KeyCombination keys) {
        Label key = new Label(keys.getDisplayText());
        key.getStyleClass().add("key-cap");
        setHalignment(key, HPos.RIGHT);
        addRow(getRowCount(), new Label(what), key);
    }
}
