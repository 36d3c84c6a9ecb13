package io.pushdeck.console.settings;

import io.pushdeck.console.bridge.TextFile;
import io.pushdeck.console.bridge.TextFiles;
import io.pushdeck.console.bridge.Ticker;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.ui.CopyButton;
import io.pushdeck.console.ui.EmptyState;
import io.pushdeck.console.ui.SearchField;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// What the program wrote into its log lately, newest first, narrowed by how bad it is and by words; the chosen entry
/// in
/// full below. Read again each second while somebody looks.
final class LogPanel extends VBox {
    /// Some thousand lines: what happened lately. All of it is in the file.
    private static final int READ_BYTES = 256 * 1024;

    private final Texts texts;
    private final Path file;
    private final TextFiles files;
    private final ObjectProperty<LogEntry.Level> least = new SimpleObjectProperty<>(LogEntry.Level.INFO);
    private final StringProperty words = new SimpleStringProperty("");
    private final ListView<LogEntry> list = new ListView<>();
    private final TextArea whole = new TextArea();
    private List<LogEntry> entries = List.of();
    private boolean reading;

    LogPanel(Texts texts, Path file, TextFiles files) {
        this.texts = texts;
        this.file = file;
        this.files = files;
        setId("log-panel");
        getStyleClass().add("log-panel");
        list.setId("log-list");
        list.getStyleClass().add("log-list");
        list.setCellFactory(view -> new Cell(texts));
        list.setPlaceholder(
                new EmptyState(Feather.FILE_TEXT, texts.binding("log.empty.title"), texts.binding("log.empty.text")));
        VBox.setVgrow(list, Priority.ALWAYS);
        whole.setId("log-whole");
        whole.getStyleClass().add("log-whole");
        whole.setEditable(false);
        whole.setPrefRowCount(6);
        whole.accessibleTextProperty().bind(texts.binding("log.whole"));
        whole.managedProperty().bind(whole.visibleProperty());
        list.getSelectionModel().selectedItemProperty().subscribe(chosen -> {
            whole.setVisible(chosen != null);
            if (chosen != null && !whole.getText().equals(chosen.whole())) {
                whole.setText(chosen.whole());
            }
        });
        getChildren().addAll(bar(), list, whole);
        least.subscribe((before, now) -> narrow());
        words.subscribe((before, now) -> narrow());
        Ticker second = new Ticker(this::read);
        sceneProperty().subscribe(scene -> {
            second.stop();
            if (scene != null) {
                read();
                second.start();
            }
        });
    }

    private HBox bar() {
        ToggleGroup choice = new ToggleGroup();
        HBox levels = new HBox(
                level(choice, LogEntry.Level.INFO, "left-pill"),
                level(choice, LogEntry.Level.WARNING, "center-pill"),
                level(choice, LogEntry.Level.ERROR, "right-pill"));
        levels.getStyleClass().add("state-filter");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        CopyButton copy = new CopyButton(
                () -> list.getItems().stream().map(LogEntry::whole).collect(Collectors.joining("\n")),
                texts.binding("log.copy"));
        copy.setId("log-copy");
        HBox bar = new HBox(levels, new SearchField(texts, "log", words::set, list::requestFocus), space, copy);
        bar.getStyleClass().add("filter-bar");
        bar.setAlignment(Pos.CENTER_LEFT);
        return bar;
    }

    private ToggleButton level(ToggleGroup choice, LogEntry.Level level, String shape) {
        ToggleButton button = new ToggleButton();
        button.setId("log-level-" + level.key());
        button.getStyleClass().add(shape);
        button.textProperty().bind(texts.binding("log.level." + level.key()));
        button.setMinWidth(USE_PREF_SIZE);
        button.setToggleGroup(choice);
        button.setSelected(level == least.get());
        button.setOnAction(pressed -> {
            // A second press must not leave none of them chosen.
            button.setSelected(true);
            least.set(level);
        });
        return button;
    }

    private void read() {
        if (!reading) {
            reading = true;
            files.readEnd(file, READ_BYTES, LogEntry::parse, answer -> {
                reading = false;
                List<LogEntry> read =
                        answer instanceof TextFile.Parsed<List<LogEntry>> parsed ? parsed.content() : List.of();
                if (!read.equals(entries)) {
                    entries = read;
                    narrow();
                }
            });
        }
    }

    /// Keeps the chosen entry, if it is still shown.
    private void narrow() {
        LogEntry chosen = list.getSelectionModel().getSelectedItem();
        list.getItems()
                .setAll(entries.stream()
                        .filter(entry -> entry.isWanted(least.get(), words.get()))
                        .toList());
        list.getSelectionModel().clearSelection();
        if (chosen != null && list.getItems().contains(chosen)) {
            list.getSelectionModel().select(chosen);
        }
    }

    /// The first line of an entry: time of day, level, who says it, what.
    private static final class Cell extends ListCell<LogEntry> {
        private final Texts texts;
        private final Label time = new Label();
        private final Label level = new Label();
        private final Label said = new Label();
        private final HBox line = new HBox(time, level, said);

        Cell(Texts texts) {
            this.texts = texts;
            line.getStyleClass().add("log-line");
            line.setAlignment(Pos.CENTER_LEFT);
            time.getStyleClass().add("log-time");
            time.setMinWidth(USE_PREF_SIZE);
            level.setMinWidth(USE_PREF_SIZE);
            said.setMinWidth(0);
            // As wide as the list, so that a long line ends in dots instead of in a bar to scroll by.
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(LogEntry entry, boolean empty) {
            super.updateItem(entry, empty);
            if (empty || entry == null) {
                setGraphic(null);
                return;
            }
            time.setText(entry.time().substring(0, entry.time().indexOf('T')) + " "
                    + entry.time()
                            .substring(
                                    entry.time().indexOf('T') + 1, entry.time().indexOf('T') + 9));
            level.setText(texts.text("log.word." + entry.level().key()));
            level.getStyleClass()
                    .setAll("label", "log-level", "log-" + entry.level().key());
            said.setText(entry.text().lines().findFirst().orElse(""));
            setGraphic(line);
        }
    }
}
