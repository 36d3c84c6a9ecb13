package io.pushdeck.console.sending;

import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.ui.Tip;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/// One push that has not ended: what it is, how far it is, and the way to take it back or to stop it.
final class DepartureBar extends VBox {
    private static final double NARROW = 320;

    private final Texts texts;
    private final Departure departure;
    private final Label words = new Label();
    private final Button undo = button("departure-undo", "sending.undo");
    private final Button now = button("departure-send", "sending.now");
    private final Button stop = button("departure-stop", "sending.stop");
    private final Subscription subscription;

    DepartureBar(Texts texts, Departures departures, Departure departure) {
        this.texts = texts;
        this.departure = departure;
        getStyleClass().add("departure");
        undo.textProperty().bind(texts.binding("sending.undo"));
        undo.setOnAction(pressed -> departures.undo(departure));
        Tip.put(undo, texts.binding("sending.undo.tip"));
        now.textProperty().bind(texts.binding("sending.now"));
        now.setOnAction(pressed -> departures.sendNow(departure));
        stop.textProperty().bind(texts.binding("sending.stop"));
        stop.setOnAction(pressed -> departures.stop(departure));
        Tip.put(stop, texts.binding("sending.stop.tip"));
        Label title = new Label(departure.title());
        title.getStyleClass().add("departure-title");
        title.setMinWidth(0);
        words.getStyleClass().add("departure-words");
        words.setMinWidth(0);
        VBox both = new VBox(title, words);
        both.setAlignment(Pos.CENTER_LEFT);
        HBox buttons = new HBox(undo, now, stop);
        buttons.getStyleClass().add("departure-buttons");
        buttons.setAlignment(Pos.CENTER_RIGHT);
        BorderPane line = new BorderPane(both);
        line.getStyleClass().add("departure-line");
        // Beside the dock of a narrow window there is little room, and the time that is left must be seen.
        widthProperty().lessThan(NARROW).subscribe(narrow -> {
            line.setRight(null);
            line.setBottom(null);
            if (narrow) {
                line.setBottom(buttons);
            } else {
                line.setRight(buttons);
            }
        });
        ProgressBar progress = new ProgressBar();
        progress.getStyleClass().add("departure-progress");
        progress.setMaxWidth(Double.MAX_VALUE);
        progress.progressProperty().bind(departure.shareProperty());
        getChildren().addAll(line, progress);
        subscription = Subscription.combine(
                departure.phaseProperty().subscribe(this::refresh),
                departure.secondsLeftProperty().subscribe(this::refresh),
                departure.onlineProperty().subscribe(this::refresh),
                texts.languageProperty().subscribe(this::refresh));
        refresh();
    }

    private static Button button(String id, String key) {
        Button button = new Button();
        button.setId(id);
        button.getStyleClass().addAll("flat", "departure-button", key.replace('.', '-'));
        button.setMinWidth(USE_PREF_SIZE);
        button.managedProperty().bind(button.visibleProperty());
        return button;
    }

    void close() {
        subscription.unsubscribe();
    }

    private void refresh() {
        Departure.Phase phase = departure.phaseProperty().get();
        undo.setVisible(phase == Departure.Phase.WAITING);
        now.setVisible(phase == Departure.Phase.WAITING);
        stop.setVisible(phase == Departure.Phase.UNDERWAY);
        words.setText(
                switch (phase) {
                    case WAITING ->
                        texts.text(
                                "sending.waiting",
                                departure.people(),
                                departure.secondsLeftProperty().get());
                    case ASKED -> texts.text("sending.asked", departure.people());
                    case UNDERWAY ->
                        texts.text(
                                "sending.underway", departure.onlineProperty().get());
                    case STOPPING -> texts.text("sending.stopping");
                });
    }
}
