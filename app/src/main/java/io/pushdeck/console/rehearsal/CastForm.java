package io.pushdeck.console.rehearsal;

import atlantafx.base.theme.Styles;
import io.pushdeck.console.desk.Desk;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.ui.Icons;
import io.pushdeck.console.ui.SettingRow;
import io.pushdeck.server.rehearsal.Behaviour;
import io.pushdeck.server.rehearsal.Mix;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// What a rehearsal is for, and how many clients of each behaviour shall play.
final class CastForm extends ScrollPane {
    private final Texts texts;
    private final RehearsalModel model;

    CastForm(Desk desk, RehearsalModel model) {
        this.texts = desk.texts();
        this.model = model;
        VBox rows = new VBox();
        rows.getStyleClass().add("setting-card");
        for (Behaviour behaviour : Behaviour.values()) {
            rows.getChildren().add(row(behaviour));
        }
        VBox chance = new VBox(
                new SettingRow(texts.binding("rehearsal.seed.title"), texts.binding("rehearsal.seed.text"), seed()));
        chance.getStyleClass().add("setting-card");
        VBox all = new VBox(lead(), section("rehearsal.cast", rows, problem()), section("rehearsal.chance", chance));
        all.getStyleClass().addAll("setting-sections", "rehearsal-form");
        setId("rehearsal-form");
        setContent(all);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        getStyleClass().add("setting-scroll");
    }

    private Node lead() {
        Label lead = new Label("", Icons.of(Feather.FILM));
        lead.getStyleClass().add("rehearsal-lead");
        lead.textProperty().bind(texts.binding("rehearsal.lead"));
        lead.setWrapText(true);
        lead.setMinHeight(USE_PREF_SIZE);
        lead.setMaxWidth(Double.MAX_VALUE);
        return lead;
    }

    private VBox section(String key, Node... content) {
        Label title = new Label();
        title.getStyleClass().add("section-title");
        title.textProperty().bind(texts.binding(key));
        VBox section = new VBox(title);
        section.getStyleClass().add("setting-section");
        section.getChildren().addAll(content);
        return section;
    }

    private SettingRow row(Behaviour behaviour) {
        String key = "rehearsal." + behaviour.key();
        TextField field = new TextField();
        field.setId("rehearsal-count-" + behaviour.key());
        field.getStyleClass().add("number-field");
        field.textProperty().bindBidirectional(model.cast().typed(behaviour));
        field.setOnAction(entered -> model.start());
        field.textProperty()
                .subscribe(() -> field.pseudoClassStateChanged(
                        Styles.STATE_DANGER, !model.cast().isNumber(behaviour)));
        return new SettingRow(texts.binding(key), texts.binding(key + ".text"), field);
    }

    private TextField seed() {
        TextField field = new TextField();
        field.setId("rehearsal-seed");
        field.getStyleClass().add("number-field");
        field.textProperty().bindBidirectional(model.cast().seedProperty());
        field.setOnAction(entered -> model.start());
        return field;
    }

    private Label problem() {
        Label problem = new Label();
        problem.setId("rehearsal-problem");
        problem.getStyleClass().add("field-problem");
        problem.setWrapText(true);
        problem.setMinHeight(USE_PREF_SIZE);
        problem.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> model.cast()
                                .problemProperty()
                                .get()
                                .map(found -> texts.text(
                                        "rehearsal.problem." + found.name().toLowerCase(Locale.ROOT), Mix.MOST))
                                .orElse(""),
                        model.cast().problemProperty(),
                        texts.languageProperty()));
        problem.visibleProperty().bind(problem.textProperty().isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
        return problem;
    }
}
