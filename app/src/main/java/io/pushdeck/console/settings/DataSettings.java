package io.pushdeck.console.settings;

import io.pushdeck.console.bridge.ArchiveAnswer;
import io.pushdeck.console.bridge.ArchiveFacts;
import io.pushdeck.console.desk.Desk;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.preferences.Keys;
import io.pushdeck.console.ui.Choice;
import io.pushdeck.console.ui.FileDialogs;
import io.pushdeck.console.ui.FileWords;
import io.pushdeck.console.ui.Icons;
import io.pushdeck.console.ui.Moments;
import io.pushdeck.console.ui.SettingRow;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// What is kept and for how long; backup and restore.
final class DataSettings extends VBox {
    private static final List<Integer> DAYS = List.of(7, 30, 90, 180, 365);

    private final Desk desk;
    private final Texts texts;
    private final DataModel model;
    private final FileDialogs files;
    private final Moments moments;

    DataSettings(Desk desk, DataModel model, FileDialogs files, SettingsFiles settingsFiles) {
        this.desk = desk;
        this.texts = desk.texts();
        this.model = model;
        this.files = files;
        this.moments = new Moments(texts);
        setId("data-settings");
        getStyleClass().add("setting-sections");
        model.watchedProperty().bind(sceneProperty().isNotNull());
        getChildren().addAll(kept(), safety(), settings(settingsFiles));
    }

    private Node kept() {
        TreeSet<Integer> days = new TreeSet<>(DAYS);
        // A number that was written into the settings by hand is a choice too.
        days.add(model.keptDaysProperty().get());
        Choice<Integer> keep = new Choice<>(
                texts,
                List.copyOf(days),
                model.keptDaysProperty(),
                value -> value == Keys.KEPT_DAYS_DEFAULT ? "archive.days.default" : "archive.days");
        keep.setId("data-keep");
        return new SettingSection(
                texts.binding("archive.kept.section"),
                new SettingRow(
                        texts.binding("archive.keep.title"),
                        texts.binding("archive.keep.text", Keys.KEPT_DAYS_DEFAULT),
                        keep),
                row("archive.pushes", fact("data-pushes", facts -> moments.count(facts.pushes()))),
                row(
                        "archive.oldest",
                        fact(
                                "data-oldest",
                                facts -> facts.oldest().map(moments::inFull).orElse("–"))),
                row("archive.size", fact("data-size", facts -> moments.bytes(facts.bytes()))));
    }

    private Node safety() {
        Button backUp = button("data-backup", "archive.backup.action", Feather.DOWNLOAD);
        backUp.setOnAction(pressed ->
                files.save(texts.text("archive.backup.title"), suggested()).ifPresent(model::backUp));
        Button restore = button("data-restore", "archive.restore.action", Feather.UPLOAD);
        restore.setOnAction(pressed -> files.open(
                        texts.text("archive.restore.title"), texts.text("archive.file"), List.of("*.pushdeck", "*.db"))
                .ifPresent(this::askToRestore));
        return new SettingSection(
                texts.binding("archive.safety.section"),
                row("archive.backup", backUp),
                row("archive.restore", restore),
                result());
    }

    private Node settings(SettingsFiles settingsFiles) {
        Button export = plainButton("settings-export", "settings.export.action", Feather.DOWNLOAD);
        export.setOnAction(pressed -> settingsFiles.export());
        Button take = plainButton("settings-import", "settings.import.action", Feather.UPLOAD);
        take.setOnAction(pressed -> settingsFiles.take());
        desk.roles().governs(export, take);
        return new SettingSection(
                texts.binding("settings.file.section"), row("settings.export", export), row("settings.import", take));
    }

    private static String suggested() {
        return "pushdeck-" + LocalDate.now(ZoneId.systemDefault()) + ".pushdeck";
    }

    private void askToRestore(Path file) {
        int people = desk.mirror().connectionsProperty().get();
        desk.dialogs()
                .confirm(
                        texts.text("archive.restore.ask"),
                        texts.text(
                                model.isListening() ? "archive.restore.ask.listening" : "archive.restore.ask.stopped",
                                file.getFileName(),
                                people),
                        texts.text(model.isListening() ? "archive.restore.ask.stop" : "archive.restore.ask.action"),
                        () -> model.restore(file));
    }

    private Node result() {
        Label words = new Label();
        words.setId("data-result");
        words.getStyleClass().add("data-words");
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> words(model.workProperty().get()), model.workProperty(), texts.languageProperty()));
        ProgressIndicator busy = new ProgressIndicator();
        busy.setId("data-busy");
        busy.getStyleClass().add("data-busy");
        busy.visibleProperty().bind(model.workProperty().map(work -> model.isBusy()));
        busy.managedProperty().bind(busy.visibleProperty());
        HBox line = new HBox(busy, words);
        line.getStyleClass().add("data-result");
        line.setAlignment(Pos.CENTER_LEFT);
        line.visibleProperty().bind(words.textProperty().isNotEmpty());
        line.managedProperty().bind(line.visibleProperty());
        model.workProperty().subscribe(work -> {
            line.getStyleClass().removeAll("data-well", "data-badly");
            words.setGraphic(null);
            switch (work) {
                case DataModel.Work.BackedUp done -> tone(line, words, true);
                case DataModel.Work.Restored done -> tone(line, words, true);
                case DataModel.Work.BackupFailed failed -> tone(line, words, false);
                case DataModel.Work.RestoreFailed failed -> tone(line, words, false);
                case DataModel.Work.Idle idle -> {}
                case DataModel.Work.BackingUp underWay -> {}
                case DataModel.Work.Restoring underWay -> {}
            }
        });
        return line;
    }

    private static void tone(HBox line, Label words, boolean well) {
        line.getStyleClass().add(well ? "data-well" : "data-badly");
        words.setGraphic(Icons.of(well ? Feather.CHECK_CIRCLE : Feather.ALERT_TRIANGLE));
    }

    private String words(DataModel.Work work) {
        return switch (work) {
            case DataModel.Work.Idle idle -> "";
            case DataModel.Work.BackingUp underWay -> texts.text("archive.busy.backup", underWay.file());
            case DataModel.Work.Restoring underWay -> texts.text("archive.busy.restore", underWay.file());
            case DataModel.Work.BackedUp done ->
                texts.text(
                        "archive.done.backup",
                        done.file(),
                        done.facts().pushes(),
                        moments.bytes(done.facts().bytes()));
            case DataModel.Work.Restored done ->
                texts.text("archive.done.restore", done.file(), done.facts().pushes());
            case DataModel.Work.BackupFailed failed ->
                texts.text("archive.failed.backup", failed.file(), words(texts, failed.why()));
            case DataModel.Work.RestoreFailed failed ->
                texts.text("archive.failed.restore", failed.file(), words(texts, failed.why()));
        };
    }

    static String words(Texts texts, ArchiveAnswer.Failed failed) {
        return FileWords.of(texts, failed.problem(), failed.detail());
    }

    private Label fact(String id, Function<ArchiveFacts, String> words) {
        Label fact = new Label();
        fact.setId(id);
        fact.getStyleClass().add("data-fact");
        fact.setMinWidth(USE_PREF_SIZE);
        ObservableValue<String> text = Bindings.createStringBinding(
                () -> model.factsProperty().get().map(words).orElse("…"),
                model.factsProperty(),
                texts.languageProperty());
        fact.textProperty().bind(text);
        return fact;
    }

    private SettingRow row(String key, Node control) {
        return new SettingRow(texts.binding(key + ".title"), texts.binding(key + ".text"), control);
    }

    private Button plainButton(String id, String key, Feather icon) {
        Button button = new Button(null, Icons.of(icon));
        button.setId(id);
        button.textProperty().bind(texts.binding(key));
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }

    private Button button(String id, String key, Feather icon) {
        Button button = plainButton(id, key, icon);
        // What is under way is said right below.
        button.disableProperty().bind(model.workProperty().map(work -> model.isBusy()));
        return button;
    }
}
