package io.pushdeck.console.settings;

import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.ui.Choice;
import io.pushdeck.console.ui.SettingRow;
import io.pushdeck.server.message.PushClass;
import io.pushdeck.server.message.SlowPolicy;
import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// What becomes of one class of push when a client reads too slowly, and what that person sees of it.
final class PolicyRow extends VBox {
    PolicyRow(Texts texts, LimitsModel model, PushClass pushClass) {
        String name = word(pushClass);
        Choice<SlowPolicy> choice = new Choice<>(
                texts,
                List.of(SlowPolicy.values()),
                model.policy(pushClass),
                policy -> "limits.policy." + word(policy));
        choice.setId("limits-policy-" + name);
        RestoreButton restore =
                new RestoreButton(texts, "limits-restore-policy-" + name, () -> model.restore(pushClass));
        restore.visibleProperty()
                .bind(Bindings.createBooleanBinding(() -> !model.isDefault(pushClass), model.revisionProperty()));
        HBox control = new HBox(restore, choice);
        control.getStyleClass().add("limit-control");
        control.setAlignment(Pos.CENTER_RIGHT);
        control.setMinWidth(USE_PREF_SIZE);
        // What the choice means depends on what is chosen.
        ObservableValue<String> meaning = Bindings.createStringBinding(
                () -> texts.text("limits.policy." + word(model.policy(pushClass).get()) + ".text"),
                model.policy(pushClass),
                texts.languageProperty());
        getChildren().add(new SettingRow(texts.binding("limits.class." + name), meaning, control));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
