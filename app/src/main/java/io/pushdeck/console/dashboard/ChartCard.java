package io.pushdeck.console.dashboard;

import io.pushdeck.server.message.PushRecord;
import io.pushdeck.server.metrics.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// One panel: what it is, what the values are now or at the cursor, and the chart.
final class ChartCard extends VBox {
    private final Panel panel;
    private final DashboardModel model;
    private final Reading reading;
    private final Label title = new Label();
    private final Label caption = new Label();
    private final List<Item> items = new ArrayList<>();

    /// One measure of the legend.
    private record Item(Measure measure, Label value, Label name) {}

    ChartCard(Words words, Panel panel, DashboardModel model, Consumer<PushRecord> open) {
        this.panel = panel;
        this.model = model;
        this.reading = new Reading(words, panel, model);
        setId("dashboard-" + panel.key());
        getStyleClass().add("dashboard-card");
        Chart chart = new Chart(words, reading, panel, model, open);
        VBox.setVgrow(chart, Priority.ALWAYS);
        getChildren().addAll(heading(title, caption), legend(), chart);
        model.timelineProperty().subscribe(this::refresh);
        model.cursorProperty().subscribe(this::refresh);
        words.texts().languageProperty().subscribe(this::refresh);
    }

    /// The first line of every card.
    static HBox heading(Label title, Label caption) {
        title.getStyleClass().add("dashboard-card-title");
        title.setMinWidth(0);
        caption.getStyleClass().add("dashboard-caption");
        caption.setMinWidth(USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox heading = new HBox(title, space, caption);
        heading.setAlignment(Pos.BASELINE_LEFT);
        heading.getStyleClass().add("dashboard-heading");
        return heading;
    }

    private FlowPane legend() {
        FlowPane legend = new FlowPane();
        legend.getStyleClass().add("dashboard-legend");
        boolean single = panel.lines().size() + panel.told().size() == 1;
        Stream.concat(panel.lines().stream(), panel.told().stream())
                .forEach(measure -> legend.getChildren().add(item(measure, single)));
        return legend;
    }

    private HBox item(Measure measure, boolean single) {
        Item item = new Item(measure, new Label(), new Label());
        items.add(item);
        item.value.setId("dashboard-value-" + measure.key());
        item.value.getStyleClass().add("dashboard-value");
        item.name.getStyleClass().add("dashboard-name");
        HBox row = new HBox();
        row.getStyleClass().add("dashboard-item");
        row.setAlignment(Pos.CENTER_LEFT);
        if (!single && panel.lines().contains(measure)) {
            Region swatch = new Region();
            swatch.getStyleClass().addAll("dashboard-swatch", Chart.styleClassOf(measure));
            row.getChildren().add(swatch);
        }
        row.getChildren().add(item.value);
        if (!single) {
            row.getChildren().add(item.name);
        }
        return row;
    }

    /// Between two answers what was there stays.
    private void refresh() {
        if (model.timelineProperty().get().isEmpty() && !title.getText().isEmpty()) {
            return;
        }
        title.setText(reading.title());
        caption.setText(reading.caption());
        items.forEach(item -> {
            item.value.setText(reading.value(item.measure));
            item.name.setText(reading.name(item.measure));
        });
    }
}
