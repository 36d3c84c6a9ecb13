package io.pushdeck.console.rehearsal;

import io.pushdeck.console.desk.Desk;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.navigation.Destination;
import io.pushdeck.console.ui.Icons;
import io.pushdeck.console.ui.PlainLine;
import io.pushdeck.server.message.PushRecord;
import io.pushdeck.server.rehearsal.RehearsalStatus;
import io.pushdeck.server.rehearsal.RehearsalStatus.Line;
import io.pushdeck.server.rehearsal.RehearsalStatus.Phase;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/// How a rehearsal goes: who is connected, and what became of the last push, by behaviour.
final class TallyCard extends VBox {
    private static final int LONGEST_TITLE = 80;
    private static final List<String> COLUMNS = List.of("connected", "received", "read", "acknowledged");

    private final Desk desk;
    private final Texts texts;
    private final RehearsalModel model;
    private final Label state = new Label();
    private final ProgressBar progress = new ProgressBar();
    private final GridPane grid = new GridPane();
    private final Label pushWords = new Label();
    private final Hyperlink push = new Hyperlink();
    private final Label trouble = new Label("", Icons.of(Feather.ALERT_TRIANGLE));
    private final Subscription subscription;

    TallyCard(Desk desk, RehearsalModel model) {
        this.desk = desk;
        this.texts = desk.texts();
        this.model = model;
        setId("rehearsal-tally");
        getStyleClass().add("rehearsal-tally");
        setUpGrid();
        getChildren().addAll(state(), grid, last(), trouble());
        subscription = Subscription.combine(
                model.statusProperty().subscribe(this::refresh),
                model.lastPushProperty().subscribe(this::refresh),
                texts.languageProperty().subscribe(this::refresh));
    }

    void close() {
        subscription.unsubscribe();
    }

    private Node state() {
        state.setId("rehearsal-state");
        state.getStyleClass().add("rehearsal-state");
        progress.setId("rehearsal-progress");
        progress.setMaxWidth(Double.MAX_VALUE);
        progress.managedProperty().bind(progress.visibleProperty());
        HBox.setHgrow(progress, Priority.ALWAYS);
        HBox line = new HBox(state, progress);
        line.getStyleClass().add("rehearsal-line");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private void setUpGrid() {
        grid.getStyleClass().addAll("setting-card", "rehearsal-grid");
        ColumnConstraints names = new ColumnConstraints();
        names.setHgrow(Priority.ALWAYS);
        names.setMinWidth(110);
        grid.getColumnConstraints().add(names);
        for (String ignored : COLUMNS) {
            ColumnConstraints numbers = new ColumnConstraints();
            numbers.setHalignment(HPos.RIGHT);
            numbers.setMinWidth(100);
            grid.getColumnConstraints().add(numbers);
        }
    }

    private Node last() {
        push.setId("rehearsal-last-push");
        push.setOnAction(pressed -> {
            push.setVisited(false);
            model.lastPushProperty().get().ifPresent(record -> desk.navigator().go(new Destination.Push(record.id())));
        });
        push.managedProperty().bind(push.visibleProperty());
        pushWords.setId("rehearsal-last");
        pushWords.getStyleClass().add("setting-text");
        pushWords.setWrapText(true);
        pushWords.setMinHeight(USE_PREF_SIZE);
        HBox line = new HBox(pushWords, push);
        line.getStyleClass().add("rehearsal-line");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private Node trouble() {
        trouble.setId("rehearsal-connect-trouble");
        trouble.getStyleClass().add("rehearsal-trouble");
        trouble.setWrapText(true);
        trouble.setMinHeight(USE_PREF_SIZE);
        trouble.managedProperty().bind(trouble.visibleProperty());
        return trouble;
    }

    private void refresh() {
        RehearsalStatus status = model.statusProperty().get();
        state.setText(stateWords(status));
        progress.setVisible(status.phase() == Phase.CONNECTING);
        progress.setProgress(status.all() == 0 ? 0 : status.met() / (double) status.all());
        Optional<PushRecord> record = model.lastPushProperty().get();
        pushWords.setText(texts.text(record.isPresent() ? "rehearsal.last" : "rehearsal.last.none"));
        push.setVisible(record.isPresent());
        push.setText(record.map(each -> PlainLine.of(
                        each.announcement().title().isEmpty()
                                ? each.announcement().body()
                                : each.announcement().title(),
                        LONGEST_TITLE))
                .orElse(""));
        status.trouble()
                .ifPresent(
                        why -> trouble.setText(texts.text("rehearsal.connect-trouble", ConnectWords.of(texts, why))));
        trouble.setVisible(
                status.phase() == Phase.CONNECTING && status.trouble().isPresent());
        fill(status);
    }

    private String stateWords(RehearsalStatus status) {
        return switch (status.phase()) {
            case NONE -> "";
            case CONNECTING -> texts.text("rehearsal.state.connecting", status.met(), status.all());
            case RUNNING -> texts.text("rehearsal.state.running", status.connected(), status.all());
            case ENDING -> texts.text("rehearsal.state.ending");
        };
    }

    private void fill(RehearsalStatus status) {
        grid.getChildren().clear();
        grid.add(label("", texts.text("rehearsal.column.behaviour"), "rehearsal-head"), 0, 0);
        for (int i = 0; i < COLUMNS.size(); i++) {
            grid.add(label("", texts.text("rehearsal.column." + COLUMNS.get(i)), "rehearsal-head"), i + 1, 0);
        }
        int row = 1;
        for (Line line : status.lines()) {
            add(row++, model.nameOf(line.behaviour()), line.behaviour().key(), List.of(line), status);
        }
        add(row, texts.text("rehearsal.all"), "all", status.lines(), status);
    }

    private void add(int row, String name, String key, List<Line> lines, RehearsalStatus status) {
        String style = key.equals("all") ? "rehearsal-sum" : "rehearsal-cell";
        int all = sum(lines, Line::all);
        boolean pushed = status.lastPush().isPresent();
        grid.add(label("", name, style), 0, row);
        grid.add(number(key, 0, texts.text("rehearsal.of", sum(lines, Line::connected), all), style), 1, row);
        grid.add(number(key, 1, pushed ? count(sum(lines, Line::received)) : "–", style), 2, row);
        grid.add(number(key, 2, pushed ? count(sum(lines, Line::read)) : "–", style), 3, row);
        boolean confirmed = pushed && (status.asks() || sum(status.lines(), Line::acknowledged) > 0);
        grid.add(number(key, 3, confirmed ? count(sum(lines, Line::acknowledged)) : "–", style), 4, row);
    }

    private static int sum(List<Line> lines, ToIntFunction<Line> count) {
        return lines.stream().mapToInt(count).sum();
    }

    private String count(int number) {
        return texts.text("rehearsal.count", number);
    }

    private static Label number(String key, int column, String words, String style) {
        return label("rehearsal-" + key + "-" + COLUMNS.get(column), words, style);
    }

    private static Label label(String id, String words, String style) {
        Label label = new Label(words);
        if (!id.isEmpty()) {
            label.setId(id);
        }
        label.getStyleClass().add(style);
        return label;
    }
}
