package io.pushdeck.console.compose;

import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.ui.Icons;
import io.pushdeck.console.ui.Tip;
import io.pushdeck.server.message.Announcement;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/// The button that pushes; beside it what stands in the way, and how long the text is once that matters.
final class PushBar extends HBox {
    private static final PseudoClass TOO_LONG = PseudoClass.getPseudoClass("too-long");
    private static final int COUNTED_FROM = Announcement.MAX_CHARACTERS * 9 / 10;

    private final Texts texts;
    private final ComposeModel model;
    private final Label hint = new Label();
    private final Label counter = new Label();
    private final Button push = new Button();
    private final StringProperty tip = new SimpleStringProperty("");
    private final Subscription subscription;

    PushBar(Texts texts, ComposeModel model, LaterButton later, Runnable onPush) {
        this.texts = texts;
        this.model = model;
        getStyleClass().add("push-bar");
        setAlignment(Pos.CENTER_LEFT);
        hint.getStyleClass().add("push-hint");
        hint.setId("compose-hint");
        hint.setWrapText(true);
        hint.setMinHeight(USE_PREF_SIZE);
        counter.setId("compose-counter");
        counter.getStyleClass().add("push-counter");
        counter.managedProperty().bind(counter.visibleProperty());
        push.setId("compose-push");
        push.getStyleClass().add("accent");
        push.setGraphic(Icons.of(Feather.SEND));
        push.setMinWidth(USE_PREF_SIZE);
        push.setOnAction(event -> onPush.run());
        push.disableProperty().bind(model.problemProperty().map(Optional::isPresent));
        // A disabled button gets no mouse events, so the tooltip hangs on what is around it.
        StackPane around = new StackPane(push);
        around.setMinWidth(USE_PREF_SIZE);
        Tip.put(around, tip);
        VBox words = new VBox(counter, hint);
        words.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(words, Priority.ALWAYS);
        getChildren().addAll(words, later, around);
        setMinHeight(USE_PREF_SIZE);
        subscription = Subscription.combine(
                model.problemProperty().subscribe(this::refresh),
                model.audience().shownProperty().subscribe(this::refresh),
                model.pushClassProperty().subscribe(this::refresh),
                model.draft().titleProperty().subscribe(this::refresh),
                model.draft().bodyProperty().subscribe(this::refresh),
                texts.languageProperty().subscribe(this::refresh));
        refresh();
    }

    void close() {
        subscription.unsubscribe();
    }

    private void refresh() {
        String problem = model.problemProperty()
                .get()
                .map(found -> texts.text(found.key(), found.arguments().toArray()))
                .orElse("");
        push.setText(texts.text("compose.push", model.people()));
        hint.setText(problem.isEmpty() ? texts.text("compose.push.keys") : problem);
        tip.set(problem.isEmpty() ? texts.text("compose.push.tip") : problem);
        int characters = model.draft().draft().characters();
        counter.setVisible(characters >= COUNTED_FROM);
        counter.setText(texts.text("compose.counter", characters, Announcement.MAX_CHARACTERS));
        pseudoClassStateChanged(TOO_LONG, characters > Announcement.MAX_CHARACTERS);
    }
}
