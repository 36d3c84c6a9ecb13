package io.pushdeck.console.compose;

import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.ui.Icons;
import io.pushdeck.console.ui.Marks;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.StringProperty;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// One of the icons that every client can draw, or none.
final class IconChoice extends MenuButton {
    // As they are offered: what is wanted most comes first.
    private static final List<String> ICONS =
            List.of("", "bell", "info", "check", "warning", "alert", "megaphone", "clock", "heart", "star", "gift");

    IconChoice(Texts texts, StringProperty chosen) {
        setId("compose-icon");
        getStyleClass().add("icon-choice");
        FontIcon shown = Icons.of(Feather.BELL);
        chosen.subscribe(icon -> {
            shown.setIconCode(Marks.ofIcon(icon));
            setGraphic(icon.isEmpty() ? null : shown);
        });
        textProperty()
                .bind(Bindings.createStringBinding(
                        () -> texts.text(keyOf(chosen.get())), chosen, texts.languageProperty()));
        for (String icon : ICONS) {
            MenuItem item = new MenuItem("", icon.isEmpty() ? null : Icons.of(Marks.ofIcon(icon)));
            item.setId("compose-icon-" + (icon.isEmpty() ? "none" : icon));
            item.textProperty().bind(texts.binding(keyOf(icon)));
            item.setOnAction(pressed -> chosen.set(icon));
            getItems().add(item);
        }
    }

    private static String keyOf(String icon) {
        return "compose.icon." + (icon.isEmpty() ? "none" : icon);
    }
}
