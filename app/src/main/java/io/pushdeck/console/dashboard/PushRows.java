package io.pushdeck.console.dashboard;

import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.ui.Icons;
import io.pushdeck.console.ui.Marks;
import io.pushdeck.server.message.PushRecord;
import io.pushdeck.server.metrics.Span;
import io.pushdeck.server.metrics.Timeline;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// The newest pushes of the span, each a way to its page: the marks in the charts for those who use no mouse.
final class PushRows {
    private static final int MOST = 5;

    private final Words words;
    private final DashboardModel model;
    private final Consumer<PushRecord> open;
    private final ListCard card = new ListCard("dashboard-pushes");
    private List<PushRecord> shown = List.of();
    private Span shownSpan;

    PushRows(Words words, DashboardModel model, Consumer<PushRecord> open) {
        this.words = words;
        this.model = model;
        this.open = open;
        this.shownSpan = model.spanProperty().get();
        model.pushesProperty().subscribe(this::refreshIfChanged);
        model.timelineProperty().subscribe(this::refreshIfChanged);
        words.texts().languageProperty().subscribe(this::refresh);
        refresh();
    }

    Node card() {
        return card;
    }

    // Rows that are made anew lose the focus, so they are made anew for a reason only.
    private void refreshIfChanged() {
        boolean answered = model.timelineProperty().get().isPresent();
        if (answered && (shownSpan != model.spanProperty().get() || !inSpan().equals(shown))) {
            refresh();
        }
    }

    private List<PushRecord> inSpan() {
        Optional<Timeline> timeline = model.timelineProperty().get();
        return model.pushesProperty().get().stream()
                .filter(push -> timeline.isPresent()
                        && !push.at().isBefore(timeline.get().start()))
                .toList();
    }

    private void refresh() {
        shown = inSpan();
        shownSpan = model.spanProperty().get();
        Texts texts = words.texts();
        card.show(
                texts.text("dashboard.pushes", shown.size()),
                texts.text("dashboard.caption." + model.spanProperty().get().key()),
                texts.text("dashboard.pushes.none"),
                shown.stream().limit(MOST).map(this::row).toList());
    }

    private Button row(PushRecord push) {
        Label title = new Label(PushTitle.of(push));
        title.getStyleClass().add("dashboard-row-title");
        title.setMinWidth(0);
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        Label at = new Label(
                words.clockface().exact(push.at(), model.spanProperty().get()));
        at.getStyleClass().add("dashboard-caption");
        at.setMinWidth(Label.USE_PREF_SIZE);
        HBox line = new HBox(Icons.of(Marks.of(push.announcement().severity())), title, at);
        line.getStyleClass().add("dashboard-row-line");
        line.setAlignment(Pos.CENTER_LEFT);
        Button row = new Button(null, line);
        row.setId("dashboard-push-" + push.id().value());
        row.getStyleClass()
                .setAll("dashboard-row", Marks.styleClassOf(push.announcement().severity()));
        row.setMaxWidth(Double.MAX_VALUE);
        row.setAccessibleText(words.texts().text("dashboard.pushes.row", title.getText(), at.getText()));
        row.setOnAction(pressed -> open.accept(push));
        return row;
    }
}
