package io.pushdeck.console.compose;

import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.ui.Icons;
import io.pushdeck.server.hub.PushResult;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
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

    private final Texts texts;
    private final ComposeModel model;
    private final FontIcon icon = Icons.of(Feather.CHECK_CIRCLE);
    private final Label headline = new Label();
    private final Label details = new Label();
    private final Subscription subscription;

    ResultLine(Texts texts, ComposeModel model) {
        this.texts = texts;
        this.model = model;
        setId("compose-result");
        getStyleClass().add("push-result");
        icon.getStyleClass().add("push-result-icon");
        headline.getStyleClass().add("push-result-headline");
        details.getStyleClass().add("push-result-details");
        for (Label label : List.of(headline, details)) {
            label.setWrapText(true);
            label.setMinHeight(USE_PREF_SIZE);
        }
        VBox words = new VBox(headline, details, restore());
        words.getStyleClass().add("push-result-words");
        HBox.setHgrow(words, Priority.ALWAYS);
        setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(icon, words);
        managedProperty().bind(visibleProperty());
        subscription = Subscription.combine(
                model.resultProperty().subscribe(this::refresh),
                texts.languageProperty().subscribe(this::refresh));
        refresh();
    }

    private Hyperlink restore() {
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

    private void show(PushResult result) {
        ResultWords.Tone tone = ResultWords.tone(result);
        headline.setText(ResultWords.headline(texts, result));
        details.setText(ResultWords.details(texts, result));
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
