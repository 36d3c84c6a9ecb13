package io.pushdeck.console.settings;

import io.pushdeck.console.desk.Desk;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.preferences.Keys;
import io.pushdeck.console.roles.Roles;
import io.pushdeck.console.ui.Icons;
import io.pushdeck.console.ui.SettingRow;
import io.pushdeck.console.ui.Switch;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanExpression;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Who sits there, and the PIN that keeps others from changing anything.
final class AccessSettings extends VBox {
    private static final int LONGEST_NAME = 60;

    private final Desk desk;
    private final Texts texts;

    AccessSettings(Desk desk) {
        this.desk = desk;
        this.texts = desk.texts();
        setId("access-settings");
        getStyleClass().add("setting-sections");
        getChildren().addAll(you(), pin());
    }

    private Node you() {
        TextField name = new TextField();
        name.setId("access-name");
        name.setPromptText(System.getProperty("user.name", ""));
        name.textProperty().bindBidirectional(desk.preferences().text(Keys.OPERATOR_NAME, ""));
        name.textProperty().subscribe((before, now) -> {
            if (now.length() > LONGEST_NAME) {
                name.setText(now.substring(0, LONGEST_NAME));
            }
        });
        return new SettingSection(texts.binding("roles.you.section"), row("roles.name", name));
    }

    private Node pin() {
        Roles roles = desk.roles();
        BooleanExpression secured = roles.lock().securedProperty();
        Button set = button("access-pin", Feather.KEY);
        set.textProperty()
                .bind(Bindings.when(secured)
                        .then(texts.binding("roles.pin.change"))
                        .otherwise(texts.binding("roles.pin.set")));
        set.setOnAction(pressed -> roles.askForPin());
        Button remove = button("access-pin-remove", Feather.TRASH_2);
        remove.textProperty().bind(texts.binding("roles.pin.remove"));
        remove.visibleProperty().bind(secured);
        remove.managedProperty().bind(secured);
        remove.setOnAction(pressed -> roles.askToOpen());
        HBox both = new HBox(8, remove, set);
        Button lock = button("access-lock", Feather.LOCK);
        lock.textProperty().bind(texts.binding("roles.lock.now"));
        lock.setOnAction(pressed -> roles.askToLock());
        Switch start = new Switch();
        start.setId("access-start-locked");
        start.selectedProperty().bindBidirectional(desk.preferences().flag(Keys.START_LOCKED, false));
        start.disableProperty().bind(secured.not());
        return new SettingSection(
                texts.binding("roles.pin.section"),
                row("roles.pin", both),
                row("roles.lock.row", lock),
                row("roles.start", start));
    }

    private static Button button(String id, Feather icon) {
        Button button = new Button(null, Icons.of(icon));
        button.setId(id);
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }

    private SettingRow row(String key, Node control) {
        return new SettingRow(texts.binding(key + ".title"), texts.binding(key + ".text"), control);
    }
}
