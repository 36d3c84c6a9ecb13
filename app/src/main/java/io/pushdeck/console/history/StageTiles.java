package io.pushdeck.console.history;

import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.ui.Moments;
import io.pushdeck.server.message.PushRecord;
import io.pushdeck.server.message.Stage;
import io.pushdeck.server.message.Tally;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import javafx.util.Subscription;

/// How many recipients are at each stage: a bar, a tile for each stage, a chip for each button. Each of them narrows
/// the table down to those people.
final class StageTiles extends VBox {
    /// Those that may stay away while nobody is there.
    private static final List<Stage> SELDOM = List.of(Stage.RECALLED, Stage.EXPIRED, Stage.FAILED);

    private final Texts texts;
    private final PushModel model;
    private final Moments moments;
    private final StageBar bar;
    private final Label summary = new Label();
    private final Map<Stage, Tile> tiles = new EnumMap<>(Stage.class);
    private final FlowPane chips = new FlowPane();
    private final Subscription subscription;

    private static final class Tile extends ToggleButton {
        final Label count = new Label("0");
        final Label name = new Label();
        final Tooltip tooltip = new Tooltip();
    }

    StageTiles(Texts texts, PushModel model, Moments moments) {
        this.texts = texts;
        this.model = model;
        this.moments = moments;
        this.bar = new StageBar(this::choose);
        getStyleClass().add("stage-tiles");
        bar.setId("push-stage-bar");
        bar.getStyleClass().add("stage-bar-wide");
        summary.setId("push-summary");
        summary.getStyleClass().add("stage-summary");
        FlowPane row = new FlowPane();
        row.getStyleClass().add("stage-row");
        for (Stage stage : Stage.values()) {
            Tile tile = tile(stage);
            tiles.put(stage, tile);
            Tooltip.install(bar.part(stage), tile.tooltip);
            row.getChildren().add(tile);
        }
        chips.getStyleClass().add("action-chips");
        chips.managedProperty().bind(chips.visibleProperty());
        getChildren().addAll(summary, bar, row, chips);
        subscription = Subscription.combine(
                model.progressProperty().subscribe((before, now) -> refresh()),
                model.filterProperty().subscribe((before, now) -> refresh()),
                texts.languageProperty().subscribe(language -> refresh()));
    }

    void close() {
        subscription.unsubscribe();
    }

    private void choose(Stage stage) {
        model.filterProperty().set(model.filterProperty().get().toggled(stage));
    }

    private Tile tile(Stage stage) {
        Tile tile = new Tile();
        tile.setId("push-stage-" + stage.key());
        tile.getStyleClass().setAll("stage-tile", StageBar.styleClassOf(stage));
        Region dot = new Region();
        dot.getStyleClass().add("stage-dot");
        tile.count.getStyleClass().add("stage-count");
        tile.name.getStyleClass().add("stage-name");
        HBox line = new HBox(dot, tile.name);
        line.getStyleClass().add("stage-line");
        line.setAlignment(Pos.CENTER_LEFT);
        tile.setGraphic(new VBox(tile.count, line));
        tile.setTooltip(tile.tooltip);
        tile.tooltip.setWrapText(true);
        tile.tooltip.setMaxWidth(320);
        tile.tooltip.setShowDelay(Duration.millis(300));
        tile.managedProperty().bind(tile.visibleProperty());
        tile.setOnAction(pressed -> choose(stage));
        return tile;
    }

    private void refresh() {
        Progress progress = model.progressProperty().get();
        Tally tally = progress.tally();
        Optional<Stage> chosen = model.filterProperty().get().stage();
        bar.show(tally);
        summary.setText(texts.text(
                "history.summary",
                tally.reached(Stage.RECEIVED),
                tally.total(),
                tally.reached(Stage.READ),
                tally.reached(Stage.ACTED)));
        tiles.forEach((stage, tile) -> {
            int count = tally.at(stage);
            String name = texts.text("stage." + stage.key());
            tile.count.setText(moments.count(count));
            tile.name.setText(name);
            tile.tooltip.setText(texts.text("stage." + stage.key() + ".tip"));
            tile.setAccessibleText(name + " " + count + ". " + tile.tooltip.getText());
            tile.setSelected(chosen.filter(stage::equals).isPresent());
            tile.setVisible(count > 0 || !SELDOM.contains(stage) || tile.isSelected());
        });
        showActions(progress);
    }

    private void showActions(Progress progress) {
        chips.getChildren().clear();
        Optional<PushRecord> push = model.pushProperty().get();
        chips.setVisible(!progress.actions().isEmpty() && push.isPresent());
        push.ifPresent(of -> new TreeMap<>(progress.actions()).forEach((id, count) -> {
            ToggleButton chip = new ToggleButton(texts.text(
                    "history.pressed", PushWords.action(texts, of.announcement(), id), moments.count(count)));
            chip.setId("push-action-" + id);
            chip.getStyleClass().add("filter-chip");
            chip.setSelected(
                    model.filterProperty().get().action().filter(id::equals).isPresent());
            chip.setOnAction(pressed ->
                    model.filterProperty().set(model.filterProperty().get().toggled(id)));
            chips.getChildren().add(chip);
        }));
    }
}
