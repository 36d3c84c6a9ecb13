package io.pushdeck.console.settings;

import io.pushdeck.console.bridge.FileTrouble;
import io.pushdeck.console.bridge.TextFiles;
import io.pushdeck.console.bridge.Ticker;
import io.pushdeck.console.exchange.Csv;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.ui.Choice;
import io.pushdeck.console.ui.EmptyState;
import io.pushdeck.console.ui.FileDialogs;
import io.pushdeck.console.ui.FileWords;
import io.pushdeck.console.ui.Icons;
import io.pushdeck.console.ui.ListEnd;
import io.pushdeck.console.ui.Moments;
import io.pushdeck.console.ui.SearchField;
import io.pushdeck.console.ui.Toasts;
import io.pushdeck.console.ui.TroubleBar;
import io.pushdeck.server.message.AuditEntry;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Who did what, newest first, narrowed by words and by what it was about; into a file on demand. Nothing here changes
/// it.
final class AuditPanel extends VBox {
    private final Texts texts;
    private final Toasts toasts;
    private final AuditModel model;
    private final AuditWords words;
    private final Moments moments;
    private final FileDialogs dialogs;
    private final TextFiles files;
    private final ListView<AuditEntry> list = new ListView<>();

    AuditPanel(Texts texts, Toasts toasts, AuditModel model, FileDialogs dialogs, TextFiles files) {
        this.texts = texts;
        this.toasts = toasts;
        this.model = model;
        this.words = new AuditWords(texts);
        this.moments = new Moments(texts);
        this.dialogs = dialogs;
        this.files = files;
        setId("audit-panel");
        getStyleClass().add("log-panel");
        list.setId("audit-list");
        list.getStyleClass().add("log-list");
        list.setItems(model.rows().rows());
        list.setCellFactory(view -> new Cell());
        list.setPlaceholder(
                new EmptyState(Feather.LIST, texts.binding("audit.empty.title"), texts.binding("audit.empty.text")));
        list.accessibleTextProperty().bind(texts.binding("audit.title"));
        ListEnd.follow(list, model.rows()::loadMore);
        texts.languageProperty().subscribe((before, now) -> list.refresh());
        VBox.setVgrow(list, Priority.ALWAYS);
        TroubleBar trouble = new TroubleBar(texts, "audit", model.rows()::retry);
        model.onTrouble(trouble::show);
        getChildren().addAll(bar(), trouble, list);
        Ticker second = new Ticker(model::look);
        sceneProperty().subscribe(scene -> {
            second.stop();
            model.rows().watchedProperty().set(scene != null);
            if (scene != null) {
                model.rows().refresh();
                second.start();
            }
        });
    }

    private HBox bar() {
        Choice<AuditKind> kinds = new Choice<>(
                texts, List.of(AuditKind.values()), model.kindProperty(), kind -> "audit.kind." + kind.key());
        kinds.setId("audit-kind");
        kinds.accessibleTextProperty().bind(texts.binding("audit.kind"));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button export = new Button(null, Icons.of(Feather.DOWNLOAD));
        export.setId("audit-export");
        export.textProperty().bind(texts.binding("audit.export"));
        export.setMinWidth(USE_PREF_SIZE);
        export.setOnAction(pressed -> export());
        HBox bar = new HBox(
                kinds,
                SearchField.patient(texts, "audit", model.wordsProperty()::set, list::requestFocus),
                space,
                export);
        bar.getStyleClass().add("filter-bar");
        bar.setAlignment(Pos.CENTER_LEFT);
        return bar;
    }

    private void export() {
        String suggested = "pushdeck-audit-" + LocalDate.now(ZoneId.systemDefault()) + ".csv";
        dialogs.save(texts.text("audit.export"), suggested)
                .ifPresent(file ->
                        model.everything(all -> files.write(file, () -> csv(all), trouble -> tell(file, trouble))));
    }

    /// The columns are the same in every language: programs read them.
    private static String csv(List<AuditEntry> entries) {
        return Csv.row(List.of("at", "role", "name", "what", "subject", "title", "detail"))
                + entries.stream()
                        .map(entry -> Csv.row(List.of(
                                entry.at().toString(),
                                entry.role(),
                                entry.name(),
                                entry.what(),
                                entry.subject(),
                                entry.title(),
                                entry.detail())))
                        .collect(Collectors.joining());
    }

    private void tell(Path file, Optional<FileTrouble> trouble) {
        trouble.ifPresentOrElse(
                cause -> toasts.error(
                        texts.text("history.unwritable", file, FileWords.of(texts, cause.problem(), cause.detail()))),
                () -> toasts.info(texts.text("history.exported", file)));
    }

    /// When, who, what, about what.
    private final class Cell extends ListCell<AuditEntry> {
        private final Label time = new Label();
        private final Label who = new Label();
        private final Label what = new Label();
        private final Label about = new Label();
        private final Label detail = new Label();
        private final HBox line = new HBox(time, who, what, about, detail);

        Cell() {
            line.getStyleClass().add("log-line");
            line.setAlignment(Pos.CENTER_LEFT);
            time.getStyleClass().add("log-time");
            who.getStyleClass().add("audit-who");
            what.getStyleClass().add("audit-what");
            detail.getStyleClass().add("log-time");
            for (Label label : List.of(time, what, detail)) {
                label.setMinWidth(USE_PREF_SIZE);
            }
            who.setMinWidth(90);
            about.setMinWidth(0);
            about.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(about, Priority.ALWAYS);
            // As wide as the list, so that a long line ends in dots instead of in a bar to scroll by.
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(AuditEntry entry, boolean empty) {
            super.updateItem(entry, empty);
            if (empty || entry == null) {
                setGraphic(null);
                return;
            }
            time.setText(moments.inFull(entry.at()));
            who.setText(words.who(entry));
            what.setText(words.what(entry));
            about.setText(words.about(entry));
            detail.setText(words.detail(entry));
            setGraphic(line);
        }
    }
}
