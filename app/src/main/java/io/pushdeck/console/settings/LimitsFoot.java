package io.pushdeck.console.settings;

import io.pushdeck.console.i18n.Texts;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// Stays at the foot of the page while limits are typed that are not in use yet: how many, what stands in the way, and
/// the two ways on.
final class LimitsFoot extends HBox {
    private final BooleanProperty wanted = new SimpleBooleanProperty();

    LimitsFoot(Texts texts, LimitsModel model) {
        setId("limits-foot");
        getStyleClass().add("setting-bar");
        setAlignment(Pos.CENTER_LEFT);
        Label words = new Label();
        words.setId("limits-changes");
        words.setMaxWidth(Double.MAX_VALUE);
        words.setWrapText(true);
        setHgrow(words, Priority.ALWAYS);
        words.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> model.hasProblem()
                                ? texts.text("limits.problem")
                                : texts.text("limits.changes", model.changes()),
                        model.revisionProperty(),
                        texts.languageProperty()));
        Button discard = button(texts, "discard");
        discard.setOnAction(pressed -> model.discard());
        Button apply = button(texts, "apply");
        apply.getStyleClass().add("accent");
        apply.setOnAction(pressed -> model.apply());
        apply.disableProperty().bind(Bindings.createBooleanBinding(model::hasProblem, model.revisionProperty()));
        getChildren().addAll(words, discard, apply);
        visibleProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> wanted.get() && model.changes() > 0, model.revisionProperty(), wanted));
        managedProperty().bind(visibleProperty());
    }

    /// Whether the page that it belongs to is shown.
    BooleanProperty wantedProperty() {
        return wanted;
    }

    private static Button button(Texts texts, String key) {
        Button button = new Button();
        button.setId("limits-" + key);
        button.textProperty().bind(texts.binding("limits." + key));
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }
}
