package io.pushdeck.console.compose;

import io.pushdeck.console.desk.Desk;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.ui.Icons;
import io.pushdeck.console.ui.Moments;
import io.pushdeck.console.ui.Tip;
import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.message.PushRecord;
import io.pushdeck.server.message.Spread;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// How the last push ended, and a way to get its text back.
final class ResultLine extends HBox {
    private static final PseudoClass PARTLY = PseudoClass.getPseudoClass("partly");
    private static final PseudoClass BADLY = PseudoClass.getPseudoClass("badly");

    private final ResultWords words;
    private final ComposeModel model;
    private final FontIcon icon = Icons.of(Feather.CHECK_CIRCLE);
    private final Label headline = new Label();
    private final Label details = new Label();
    private final Label drift = new Label();
    private final Label spread = new Label();
    private final Texts texts;
    private final Moments moments;
    private final InstantSource clock;
    private final SpreadFollower follower;
    private final Subscription subscription;

    /// @param go shows the page of a push
    ResultLine(Desk desk, ComposeModel model, InstantSource clock, Consumer<PushId> go) {
        this.texts = desk.texts();
        this.moments = new Moments(texts);
        this.clock = clock;
        this.words = new ResultWords(texts, desk.mirror());
        this.model = model;
        this.follower = new SpreadFollower(desk.history(), model.resultProperty());
        setId("compose-result");
        getStyleClass().add("push-result");
        icon.getStyleClass().add("push-result-icon");
        headline.getStyleClass().add("push-result-headline");
        details.getStyleClass().add("push-result-details");
        drift.setId("compose-drift");
        drift.getStyleClass().add("push-result-drift");
        drift.managedProperty().bind(drift.visibleProperty());
        spread.setId("compose-spread-progress");
        spread.getStyleClass().add("push-result-details");
        spread.setVisible(false);
        spread.managedProperty().bind(spread.visibleProperty());
        for (Label label : List.of(headline, details, drift, spread)) {
            label.setWrapText(true);
            label.setMinHeight(USE_PREF_SIZE);
        }
        HBox links = new HBox(stop(desk), show(texts, go), restore(texts));
        links.getStyleClass().add("push-result-links");
        VBox lines = new VBox(headline, details, spread, drift, links);
        lines.getStyleClass().add("push-result-words");
        HBox.setHgrow(lines, Priority.ALWAYS);
        setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(icon, lines, close(texts));
        managedProperty().bind(visibleProperty());
        subscription = Subscription.combine(
                model.resultProperty().subscribe(this::refresh),
                follower.underwayProperty().subscribe(this::refresh),
                follower::close,
                texts.languageProperty().subscribe(this::refresh));
        refresh();
    }

    private Button close(Texts texts) {
        Button close = new Button("", Icons.of(Feather.X));
        close.setId("compose-result-close");
        close.getStyleClass().add("chip-remove");
        close.setMinWidth(USE_PREF_SIZE);
        close.accessibleTextProperty().bind(texts.binding("compose.result.close"));
        Tip.put(close, texts.binding("compose.result.close"));
        close.setOnAction(pressed -> model.forgetResult());
        return close;
    }

    private Hyperlink stop(Desk desk) {
        Hyperlink stop = new Hyperlink();
        stop.setId("compose-spread-stop");
        stop.textProperty().bind(texts.binding("compose.spread.stop"));
        stop.setOnAction(event -> {
            stop.setVisited(false);
            follower.underwayProperty().get().ifPresent(push -> {
                desk.history().stop(push.id());
                desk.toasts().info(texts.text("history.stop.done"));
            });
        });
        stop.visibleProperty().bind(follower.underwayProperty().map(Optional::isPresent));
        stop.managedProperty().bind(Bindings.createBooleanBinding(stop::isVisible, stop.visibleProperty()));
        return stop;
    }

    private Hyperlink show(Texts texts, Consumer<PushId> go) {
        Hyperlink show = new Hyperlink();
        show.setId("compose-show");
        show.textProperty().bind(texts.binding("compose.result.show"));
        show.setOnAction(event -> {
            show.setVisited(false);
            pushOf(model.resultProperty().get()).ifPresent(go);
        });
        show.visibleProperty()
                .bind(model.resultProperty().map(ending -> pushOf(ending).isPresent()));
        show.managedProperty().bind(show.visibleProperty());
        return show;
    }

    private static Optional<PushId> pushOf(Optional<Ending> ending) {
        return ending.flatMap(how -> how instanceof Ending.Sent sent ? sent.push() : Optional.empty());
    }

    private Hyperlink restore(Texts texts) {
        Hyperlink restore = new Hyperlink();
        restore.setId("compose-restore");
        restore.textProperty().bind(texts.binding("compose.restore"));
        restore.setOnAction(event -> {
            restore.setVisited(false);
            model.restore();
        });
        restore.visibleProperty().bind(model.restorableProperty());
        restore.managedProperty().bind(Bindings.createBooleanBinding(restore::isVisible, restore.visibleProperty()));
        return restore;
    }

    void close() {
        subscription.unsubscribe();
    }

    private void refresh() {
        setVisible(model.resultProperty().get().isPresent());
        model.resultProperty().get().ifPresent(this::show);
    }

    private void show(Ending ending) {
        ResultWords.Tone tone = ResultWords.tone(ending);
        headline.setText(words.headline(ending));
        details.setText(words.details(ending));
        Optional<Spread> underway = follower.underwayProperty().get().flatMap(PushRecord::spread);
        underway.ifPresent(now -> {
            headline.setText(texts.text("compose.spread.underway"));
            spread.setText(texts.text(
                    "compose.spread.progress",
                    now.waiting(),
                    now.until().map(until -> moments.at(until, clock.instant())).orElse("")));
        });
        details.setVisible(underway.isEmpty());
        details.setManaged(underway.isEmpty());
        spread.setVisible(underway.isPresent());
        drift.setText(words.drift(ending));
        drift.setVisible(!drift.getText().isEmpty());
        icon.setIconCode(
                switch (tone) {
                    case WELL -> Feather.CHECK_CIRCLE;
                    case PARTLY -> Feather.ALERT_CIRCLE;
                    case BADLY -> Feather.ALERT_TRIANGLE;
                });
        pseudoClassStateChanged(PARTLY, tone == ResultWords.Tone.PARTLY);
        pseudoClassStateChanged(BADLY, tone == ResultWords.Tone.BADLY);
    }
}
