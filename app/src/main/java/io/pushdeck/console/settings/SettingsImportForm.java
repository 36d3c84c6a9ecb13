package io.pushdeck.console.settings;

import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.preferences.Keys;
import java.util.Map;
import java.util.Set;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Says what taking settings in would change, each as it is and as it would be, and what cannot follow while all runs.
final class SettingsImportForm extends VBox {
    private static final double HIGHEST = 320;
    private static final Set<String> NEED_NEW_CONNECTIONS =
            Set.of(SettingRules.WEB_SOCKET_PORT, SettingRules.HTTP_PORT, SettingRules.SHARED, SettingRules.TRUST);

    private final Texts texts;
    private final GridPane changes = new GridPane();

    /// @param before  what holds now, of each that changes at least
    /// @param changed what would hold instead
    SettingsImportForm(Texts texts, Map<String, String> before, Map<String, String> changed) {
        this.texts = texts;
        getStyleClass().addAll("import-form", "dialog-wide");
        changes.setId("settings-import-changes");
        changes.getStyleClass().add("settings-import");
        ColumnConstraints wide = new ColumnConstraints();
        wide.setHgrow(Priority.ALWAYS);
        changes.getColumnConstraints().setAll(wide, new ColumnConstraints());
        changed.forEach((key, value) -> row(key, before.getOrDefault(key, ""), value));
        ScrollPane scroll = new ScrollPane(changes);
        scroll.setId("settings-import-scroll");
        scroll.setFitToWidth(true);
        scroll.getStyleClass().addAll("import-scroll", "edge-to-edge");
        changes.heightProperty()
                .subscribe(height -> scroll.setPrefViewportHeight(Math.min(HIGHEST, height.doubleValue())));
        getChildren().add(scroll);
        if (changed.keySet().stream().anyMatch(NEED_NEW_CONNECTIONS::contains)) {
            note("settings-import-server", texts.text("settings.import.server"));
        }
        if (changed.containsKey(Keys.SCALE)) {
            note("settings-import-start", texts.text("settings.import.start", texts.text("settings.scale.title")));
        }
    }

    private void row(String key, String before, String value) {
        SettingRule rule = SettingRules.CARRIED.get(key);
        if (rule == null) {
            return;
        }
        Label title = new Label(texts.text(rule.titleKey()));
        title.setWrapText(true);
        title.setMinHeight(USE_PREF_SIZE);
        Label change = new Label(texts.text("settings.import.change", words(rule, before), words(rule, value)));
        change.setId("settings-import-" + key.replace('.', '-'));
        change.getStyleClass().add("settings-import-change");
        change.setMinWidth(USE_PREF_SIZE);
        GridPane.setValignment(title, VPos.TOP);
        GridPane.setValignment(change, VPos.TOP);
        changes.addRow(changes.getRowCount(), title, change);
    }

    private String words(SettingRule rule, String value) {
        String key = rule.wordsKey().apply(value);
        return key.isEmpty() ? value : texts.text(key, value);
    }

    private void note(String id, String words) {
        Label note = new Label(words);
        note.setId(id);
        note.getStyleClass().add("data-words");
        note.setWrapText(true);
        note.setMinHeight(USE_PREF_SIZE);
        getChildren().add(note);
    }
}
