package io.pushdeck.console.compose;

import io.pushdeck.console.announcements.RecipientView;
import io.pushdeck.console.announcements.RecipientView.Screen;
import io.pushdeck.console.desk.Desk;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.timing.ScheduleWords;
import io.pushdeck.console.ui.Icons;
import io.pushdeck.server.message.TextFormat;
import java.time.Clock;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/// What is written, large, beside what those who get it will see. The fields are those of the composer, twice.
final class LargeForm extends HBox {
    private final Desk desk;
    private final Texts texts;
    private final ComposeModel model;
    private final Trial trial;
    private final Clock clock;
    private final TextField title = new TextField();
    private final TextArea text = new TextArea();
    private final MoreFields more;
    private final RecipientView view;
    private final Label nothing = new Label();
    private final Label json = new Label();
    private final ToggleGroup screens = new ToggleGroup();
    private final Button toMe = new Button();
    private final Subscription subscription;

    /// @param clock in the zone of the operator
    LargeForm(Desk desk, ComposeModel model, Trial trial, Clock clock) {
        this.desk = desk;
        this.texts = desk.texts();
        this.model = model;
        this.trial = trial;
        this.clock = clock;
        this.more = new MoreFields(texts, model.draft(), clock);
        this.view = new RecipientView(texts);
        setId("compose-large-form");
        getStyleClass().addAll("large-form", "dialog-large");
        VBox left = writing();
        VBox right = preview();
        HBox.setHgrow(left, Priority.ALWAYS);
        getChildren().addAll(left, right);
        subscription = Subscription.combine(
                model.draft().follow(this::refresh),
                screens.selectedToggleProperty().subscribe(chosen -> refresh()),
                sceneProperty().subscribe((before, now) -> {
                    if (now == null) {
                        close();
                    }
                }));
    }

    private void close() {
        title.textProperty().unbindBidirectional(model.draft().titleProperty());
        text.textProperty().unbindBidirectional(model.draft().bodyProperty());
        more.close();
        subscription.unsubscribe();
    }

    private VBox writing() {
        title.setId("large-title");
        title.promptTextProperty().bind(texts.binding("compose.name"));
        title.textProperty().bindBidirectional(model.draft().titleProperty());
        text.setId("large-text");
        text.setWrapText(true);
        text.setPrefRowCount(9);
        text.setMinHeight(120);
        text.promptTextProperty().bind(texts.binding("compose.text"));
        text.textProperty().bindBidirectional(model.draft().bodyProperty());
        VBox all = new VBox(title, new EmojiButton(texts, desk.preferences(), "large", title, text), more);
        all.getStyleClass().add("large-writing");
        ScrollPane scroll = new ScrollPane(all);
        scroll.getStyleClass().add("compose-scroll");
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        VBox left = new VBox(scroll);
        left.getStyleClass().add("large-left");
        left.setMinWidth(0);
        return left;
    }

    private VBox preview() {
        HBox choice = new HBox();
        choice.getStyleClass().add("large-screens");
        for (Screen screen : Screen.values()) {
            choice.getChildren().add(button(screen));
        }
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        toMe.setId("compose-trial");
        toMe.setGraphic(Icons.of(Feather.USER_CHECK));
        toMe.textProperty().bind(texts.binding("compose.trial"));
        toMe.setTooltip(new Tooltip(texts.text("compose.trial.tip")));
        toMe.setOnAction(pressed -> trial.send());
        toMe.setMinWidth(USE_PREF_SIZE);
        HBox head = new HBox(choice, space, toMe);
        head.setAlignment(Pos.CENTER_LEFT);
        nothing.getStyleClass().add("large-nothing");
        nothing.textProperty().bind(texts.binding("compose.large.nothing"));
        nothing.setWrapText(true);
        json.setId("large-note");
        json.getStyleClass().add("timing-note");
        json.setWrapText(true);
        json.managedProperty().bind(json.visibleProperty());
        StackPane shown = new StackPane(view, nothing);
        ScrollPane scroll = new ScrollPane(shown);
        scroll.getStyleClass().add("large-view");
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setFocusTraversable(false);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        VBox right = new VBox(head, scroll, json);
        right.getStyleClass().add("large-right");
        return right;
    }

    private Node button(Screen screen) {
        ToggleButton button = new ToggleButton();
        button.setId("large-" + screen.key());
        button.getStyleClass().add("timing-pill");
        button.setGraphic(Icons.of(
                switch (screen) {
                    case LIGHT -> Feather.SUN;
                    case DARK -> Feather.MOON;
                    case PHONE -> Feather.SMARTPHONE;
                }));
        button.textProperty().bind(texts.binding("compose.large." + screen.key()));
        button.setUserData(screen);
        button.setToggleGroup(screens);
        button.setSelected(screen == Screen.LIGHT);
        // One of them is always on.
        button.setOnAction(pressed -> button.setSelected(true));
        return button;
    }

    private void refresh() {
        Draft draft = model.draft().draft();
        Optional<Problem> problem = trial.problem();
        toMe.setDisable(problem.isPresent());
        nothing.setVisible(draft.isBlank());
        view.setVisible(!draft.isBlank());
        String note = draft.format() == TextFormat.JSON
                ? texts.text("compose.large.json")
                : draft.manner().modal()
                        ? texts.text("compose.large.modal")
                        : draft.manner().sticky() ? texts.text("compose.large.sticky") : "";
        json.setText(note);
        json.setVisible(!note.isEmpty());
        // What cannot be pushed as it is keeps the picture of before.
        if (problem.isEmpty() && screens.getSelectedToggle() != null) {
            view.show(
                    draft.announcement(clock.instant(), clock.getZone()),
                    (Screen) screens.getSelectedToggle().getUserData(),
                    new ScheduleWords(texts, clock.getZone()).clock(clock.instant()));
        }
    }
}
