package io.pushdeck.console.settings;

import atlantafx.base.theme.Styles;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.ui.SettingRow;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// One limit: its words and default at the left; its field at the right, and under it what may be typed as soon as
/// something else was.
final class LimitRow extends VBox {
    private final Texts texts;
    private final LimitsModel model;
    private final Limit limit;

    LimitRow(Texts texts, LimitsModel model, Limit limit) {
        this.texts = texts;
        this.model = model;
        this.limit = limit;
        String key = "limits." + limit.key();
        getChildren().addAll(new SettingRow(texts.binding(key + ".title"), words(key + ".text"), control()), problem());
    }

    /// What it is for, its default, and whether it waits for new connections.
    private ObservableValue<String> words(String key) {
        return Bindings.createStringBinding(
                () -> {
                    String usual = limit.quantity().words(model.defaultOf(limit), language());
                    String rate = limit.isRate() ? texts.text("limits.default.rate", usual) : usual;
                    String line = texts.text("limits.default", rate);
                    return texts.text(key)
                            + "\n"
                            + (limit.isForNewConnections() ? texts.text("limits.default.new", line) : line);
                },
                texts.languageProperty());
    }

    private Node control() {
        TextField field = new TextField();
        field.setId("limits-" + limit.key());
        field.getStyleClass().add("number-field");
        field.textProperty().bindBidirectional(model.typed(limit));
        field.setOnAction(entered -> model.apply());
        model.revisionProperty()
                .subscribe(() -> field.pseudoClassStateChanged(
                        Styles.STATE_DANGER, model.problem(limit).isPresent()));
        Label unit = new Label(limit.isRate() ? "/s" : "");
        unit.getStyleClass().add("limit-unit");
        RestoreButton restore = new RestoreButton(texts, "limits-restore-" + limit.key(), () -> model.restore(limit));
        restore.visibleProperty()
                .bind(Bindings.createBooleanBinding(() -> !model.isDefault(limit), model.revisionProperty()));
        HBox control = new HBox(restore, field, unit);
        control.getStyleClass().add("limit-control");
        control.setAlignment(Pos.CENTER_RIGHT);
        control.setMinWidth(USE_PREF_SIZE);
        return control;
    }

    private Label problem() {
        Label problem = new Label();
        problem.setId("limits-problem-" + limit.key());
        problem.getStyleClass().addAll("field-problem", "limit-range");
        problem.setMaxWidth(Double.MAX_VALUE);
        problem.setAlignment(Pos.CENTER_RIGHT);
        ObservableValue<String> text = Bindings.createStringBinding(
                () -> problemWords(model.problem(limit)), model.revisionProperty(), texts.languageProperty());
        problem.textProperty().bind(text);
        problem.visibleProperty().bind(text.map(said -> !said.isEmpty()));
        problem.managedProperty().bind(problem.visibleProperty());
        return problem;
    }

    private String problemWords(Optional<LimitsModel.Range> range) {
        return range.map(allowed -> texts.text(
                        "limits.range",
                        limit.quantity().words(allowed.least(), language()),
                        limit.quantity().words(allowed.most(), language())))
                .orElse("");
    }

    private Locale language() {
        return texts.languageProperty().get();
    }
}
