package io.pushdeck.console.compose;

import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.ui.Icons;
import io.pushdeck.server.message.PushClass;
import java.time.Clock;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What most announcements do not need: closed it says what is set, opened it sets it.
final class MoreFold extends VBox {
    private final Texts texts;
    private final DraftModel draft;
    private final Clock clock;
    private final ToggleButton open = new ToggleButton();
    private final FontIcon chevron = Icons.of(Feather.CHEVRON_DOWN);
    private final Label summary = new Label();
    private final Subscription subscription;

    MoreFold(Texts texts, DraftModel draft, ObjectProperty<PushClass> pushClass, Clock clock) {
        this.texts = texts;
        this.draft = draft;
        this.clock = clock;
        getStyleClass().add("more");
        getChildren().add(head());
        // A live update is text and nothing else.
        visibleProperty().bind(pushClass.map(chosen -> chosen == PushClass.ANNOUNCEMENT));
        managedProperty().bind(visibleProperty());
        subscription = Subscription.combine(
                draft.follow(this::refresh), texts.languageProperty().subscribe(this::refresh));
        refresh();
    }

    private ToggleButton head() {
        Label more = new Label();
        more.getStyleClass().add("more-word");
        more.textProperty().bind(texts.binding("compose.more"));
        more.setMinWidth(USE_PREF_SIZE);
        summary.setId("compose-more-summary");
        summary.getStyleClass().add("more-summary");
        summary.setMinWidth(0);
        summary.setWrapText(true);
        summary.setMinHeight(USE_PREF_SIZE);
        summary.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(summary, Priority.ALWAYS);
        chevron.getStyleClass().add("fold-chevron");
        HBox line = new HBox(more, summary, chevron);
        line.getStyleClass().add("more-line");
        line.setAlignment(Pos.CENTER_LEFT);
        line.prefWidthProperty().bind(open.widthProperty().subtract(8));
        open.setId("compose-more");
        open.getStyleClass().add("fold");
        open.setGraphic(line);
        open.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        open.setMaxWidth(Double.MAX_VALUE);
        open.setMinHeight(USE_PREF_SIZE);
        open.accessibleTextProperty()
                .bind(Bindings.createStringBinding(
                        () -> more.getText() + " " + summary.getText(), more.textProperty(), summary.textProperty()));
        open.selectedProperty().subscribe(this::show);
        return open;
    }

    private void show(boolean wanted) {
        chevron.setIconCode(wanted ? Feather.CHEVRON_UP : Feather.CHEVRON_DOWN);
        if (wanted && getChildren().size() == 1) {
            getChildren().add(new MoreFields(texts, draft, clock));
        }
        if (getChildren().size() > 1) {
            getChildren().getLast().setVisible(wanted);
            getChildren().getLast().setManaged(wanted);
        }
    }

    void close() {
        subscription.unsubscribe();
        if (getChildren().size() > 1 && getChildren().getLast() instanceof MoreFields fields) {
            fields.close();
        }
    }

    private void refresh() {
        summary.setText(MoreWords.summary(texts, draft.draft()));
    }
}
