package io.pushdeck.console.settings;

import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.ui.Icons;
import io.pushdeck.console.ui.SettingRow;
import io.pushdeck.console.ui.Switch;
import io.pushdeck.server.message.PushClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Every limit, in groups, each with what it is for, its default, and a way back to it.
final class LimitsSettings extends VBox {
    private final Texts texts;
    private final LimitsModel model;

    LimitsSettings(Texts texts, LimitsModel model) {
        this.texts = texts;
        this.model = model;
        setId("limits-settings");
        getStyleClass().add("setting-sections");
        getChildren().add(head());
        for (Limit.Group group : Limit.Group.values()) {
            getChildren().add(section(group));
        }
    }

    private HBox head() {
        Label words = new Label();
        words.getStyleClass().add("setting-lead");
        words.textProperty().bind(texts.binding("limits.lead"));
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        Button all = new Button("", Icons.of(Feather.ROTATE_CCW));
        all.setId("limits-restore-all");
        all.getStyleClass().add("small");
        all.setMinWidth(USE_PREF_SIZE);
        all.textProperty().bind(texts.binding("limits.restore.all"));
        all.disableProperty().bind(Bindings.createBooleanBinding(model::isAllDefault, model.revisionProperty()));
        all.setOnAction(pressed -> model.restoreAll());
        HBox head = new HBox(words, all);
        head.getStyleClass().add("setting-head");
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private Node compression() {
        Switch toggle = new Switch();
        toggle.setId("limits-compression");
        toggle.selectedProperty().bindBidirectional(model.compressedProperty());
        return new SettingRow(
                texts.binding("limits.compression.title"), texts.binding("limits.compression.text"), toggle);
    }

    private Node section(Limit.Group group) {
        List<Node> rows = new ArrayList<>();
        if (group == Limit.Group.COMPRESSION) {
            rows.add(compression());
        }
        for (Limit limit : Limit.values()) {
            if (limit.group() == group) {
                rows.add(new LimitRow(texts, model, limit));
            }
        }
        if (group == Limit.Group.OUTGOING) {
            for (PushClass pushClass : PushClass.values()) {
                rows.add(new PolicyRow(texts, model, pushClass));
            }
        }
        String key = "limits.group." + group.name().toLowerCase(Locale.ROOT);
        return new SettingSection(texts.binding(key), rows.toArray(Node[]::new));
    }
}
