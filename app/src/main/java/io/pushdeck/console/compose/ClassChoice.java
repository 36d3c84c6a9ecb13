package io.pushdeck.console.compose;

import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.ui.Tip;
import io.pushdeck.server.message.PushClass;
import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;

/// What kind of push it is: an announcement, or a state of which only the newest counts. Small, since it hardly ever
/// changes.
final class ClassChoice extends MenuButton {
    /// What an operator writes; a program's messages are a class of their own.
    private static final List<PushClass> CHOICES = List.of(PushClass.ANNOUNCEMENT, PushClass.LIVE);

    ClassChoice(Texts texts, ObjectProperty<PushClass> chosen) {
        setId("compose-class");
        getStyleClass().addAll("small", "flat", "class-choice");
        setMinWidth(USE_PREF_SIZE);
        textProperty()
                .bind(Bindings.createStringBinding(
                        () -> texts.text("compose.class." + word(chosen.get())), chosen, texts.languageProperty()));
        Tip.put(this, texts.binding("compose.class.tip"));
        ToggleGroup group = new ToggleGroup();
        for (PushClass pushClass : CHOICES) {
            RadioMenuItem item = new RadioMenuItem();
            item.setId("compose-class-" + word(pushClass));
            item.textProperty().bind(texts.binding("compose.class." + word(pushClass) + ".long"));
            item.setToggleGroup(group);
            item.setOnAction(pressed -> chosen.set(pushClass));
            chosen.subscribe(now -> item.setSelected(now == pushClass));
            getItems().add(item);
        }
    }

    private static String word(PushClass pushClass) {
        return pushClass.name().toLowerCase(Locale.ROOT);
    }
}
