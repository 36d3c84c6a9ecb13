package io.pushdeck.console.planned;

import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.ui.Icons;
import io.pushdeck.server.schedule.Plan;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.kordamp.ikonli.feather.Feather;

/// What can be done with the chosen plan; its keys work without it.
final class PlannedMenu extends ContextMenu {
    private static final KeyCombination EDIT = new KeyCodeCombination(KeyCode.ENTER);
    private static final KeyCombination PAUSE = new KeyCodeCombination(KeyCode.P);
    private static final KeyCombination RUN = new KeyCodeCombination(KeyCode.R);
    private static final KeyCombination CANCEL = new KeyCodeCombination(KeyCode.DELETE);

    private final Texts texts;
    private final PlanActions actions;

    PlannedMenu(Texts texts, PlanActions actions) {
        this.texts = texts;
        this.actions = actions;
        setId("planned-menu");
    }

    void prepare(Plan plan) {
        MenuItem edit = item("edit", Feather.EDIT_2, EDIT);
        edit.setOnAction(pressed -> actions.edit(plan));
        MenuItem pause = item(plan.paused() ? "resume" : "pause", plan.paused() ? Feather.PLAY : Feather.PAUSE, PAUSE);
        pause.setOnAction(pressed -> actions.pause(plan));
        pause.setDisable(plan.isOver());
        MenuItem run = item("run", Feather.SEND, RUN);
        run.setOnAction(pressed -> actions.runNow(plan));
        MenuItem cancel = item(plan.isOver() ? "remove" : "cancel", Feather.TRASH_2, CANCEL);
        cancel.getStyleClass().add("danger-item");
        cancel.setOnAction(pressed -> actions.cancel(plan));
        getItems().setAll(edit, pause, run, new SeparatorMenuItem(), cancel);
        actions.govern(getItems());
    }

    /// @return whether the key was one of these
    boolean onKey(KeyEvent key, Plan plan) {
        if (EDIT.match(key)) {
            actions.edit(plan);
        } else if (PAUSE.match(key)) {
            actions.pause(plan);
        } else if (RUN.match(key)) {
            actions.runNow(plan);
        } else if (CANCEL.match(key)) {
            actions.cancel(plan);
        } else {
            return false;
        }
        return true;
    }

    private MenuItem item(String key, Feather icon, KeyCombination keys) {
        MenuItem item = new MenuItem(texts.text("planned.menu." + key), Icons.of(icon));
        item.setId("planned-menu-" + key);
        item.setAccelerator(keys);
        return item;
    }
}
