package io.pushdeck.console.compose;

import io.pushdeck.console.desk.Desk;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.ui.Icons;
import io.pushdeck.console.ui.Tip;
import io.pushdeck.server.message.PushClass;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// How many people the recipients mean; opened, who they are.
final class AudienceLine extends VBox {
    private static final PseudoClass OFFLINE = PseudoClass.getPseudoClass("offline");

    private final Desk desk;
    private final Texts texts;
    private final AudienceModel model;
    private final RecipientWords words;
    private final ObjectProperty<PushClass> pushClass;
    private final ToggleButton open = new ToggleButton();
    private final FontIcon chevron = Icons.of(Feather.CHEVRON_DOWN);
    private final Label sentence = new Label();
    private final Label missed = new Label();
    private final VBox people = new VBox();
    private final Subscription subscription;
    private Subscription list = Subscription.EMPTY;

    AudienceLine(Desk desk, AudienceModel model, RecipientWords words, ObjectProperty<PushClass> pushClass) {
        this.desk = desk;
        this.texts = desk.texts();
        this.model = model;
        this.words = words;
        this.pushClass = pushClass;
        getStyleClass().add("compose-reach-lines");
        sentence.setId("compose-reach");
        sentence.getStyleClass().add("compose-reach");
        missed.getStyleClass().add("compose-missed");
        missed.setWrapText(true);
        missed.setMinHeight(Region.USE_PREF_SIZE);
        missed.managedProperty().bind(missed.visibleProperty());
        people.managedProperty().bind(people.visibleProperty());
        people.setVisible(false);
        getChildren().addAll(line(), missed, away(), people);
        subscription = Subscription.combine(
                model.shownProperty().subscribe(this::refresh),
                model.countedOnceProperty().subscribe(this::refresh),
                model.awayProperty().subscribe(this::refresh),
                pushClass.subscribe(this::refresh),
                texts.languageProperty().subscribe(this::refresh));
        refresh();
    }

    // The whole line opens it with the mouse; the button at its end has the focus and the name.
    private HBox line() {
        sentence.setWrapText(true);
        sentence.setMinHeight(Region.USE_PREF_SIZE);
        sentence.setMaxWidth(Double.MAX_VALUE);
        sentence.setGraphic(Icons.of(Feather.USERS));
        HBox.setHgrow(sentence, Priority.ALWAYS);
        chevron.getStyleClass().add("fold-chevron");
        open.setId("compose-people-open");
        open.getStyleClass().addAll("fold", "fold-button");
        open.setGraphic(chevron);
        open.setMinWidth(Region.USE_PREF_SIZE);
        open.accessibleTextProperty().bind(texts.binding("compose.people.open"));
        Tip.put(open, texts.binding("compose.people.open"));
        open.visibleProperty().bind(open.disabledProperty().not());
        open.selectedProperty().subscribe(this::show);
        sentence.setOnMouseClicked(clicked -> open.fire());
        HBox line = new HBox(sentence, open);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private CheckBox away() {
        CheckBox away = new CheckBox();
        away.setId("compose-away");
        away.getStyleClass().add("compose-away");
        away.textProperty().bind(texts.binding("compose.away"));
        away.selectedProperty().bindBidirectional(model.awayProperty());
        away.visibleProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> model.recipients().audience().everyone() && pushClass.get() != PushClass.LIVE,
                        model.recipients().items(),
                        pushClass));
        away.managedProperty().bind(away.visibleProperty());
        return away;
    }

    // Made only while it is open: a list of thousands that nobody sees would be sorted at every arrival.
    private void show(boolean wanted) {
        list.unsubscribe();
        list = Subscription.EMPTY;
        chevron.setIconCode(wanted ? Feather.CHEVRON_UP : Feather.CHEVRON_DOWN);
        people.getChildren().clear();
        people.setVisible(wanted);
        if (wanted) {
            PeopleList made = new PeopleList(desk, model);
            Hyperlink nobody = new Hyperlink();
            nobody.setId("compose-leave-out-nobody");
            nobody.getStyleClass().add("people-all");
            nobody.textProperty().bind(texts.binding("compose.people.all"));
            nobody.setOnAction(pressed -> {
                nobody.setVisited(false);
                model.leaveOutNobody();
            });
            nobody.visibleProperty().bind(model.leftProperty().map(left -> !left.isEmpty()));
            nobody.managedProperty().bind(nobody.visibleProperty());
            people.getChildren().setAll(made, nobody);
            list = made::close;
        }
    }

    void close() {
        open.setSelected(false);
        subscription.unsubscribe();
    }

    private void refresh() {
        var shown = model.shownProperty().get();
        boolean none = model.meantProperty().get().reach().people() == 0;
        sentence.setText(words.reach(model));
        open.setDisable(none);
        if (none) {
            open.setSelected(false);
        }
        missed.setText(
                texts.text(pushClass.get() == PushClass.LIVE ? "compose.reach.missed.live" : "compose.reach.missed"));
        missed.setVisible(shown.reach().offline() > 0);
        pseudoClassStateChanged(OFFLINE, shown.reach().online() == 0);
    }
}
