package io.pushdeck.console.activity;

import io.pushdeck.console.commands.Command;
import io.pushdeck.console.commands.Commands;
import io.pushdeck.console.desk.Desk;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.navigation.Destination;
import io.pushdeck.console.ui.Icons;
import io.pushdeck.console.ui.PageHeader;
import io.pushdeck.console.ui.SearchField;
import io.pushdeck.console.ui.Tip;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/// The page with the live feed. It collects from the moment it is made, shown or not.
public final class ActivityPage extends VBox {
    private final Texts texts;
    private final ActivityModel model;
    private final SearchField search;
    private final ToggleButton pause = new ToggleButton();
    private final ActivityFilterBar filters;
    private final ActivityList list;
    private final Subscription subscription;

    public ActivityPage(Desk desk) {
        this.texts = desk.texts();
        this.model = new ActivityModel(desk.mirror(), texts);
        this.search = SearchField.patient(texts, "activity", this::searchFor, this::goToList);
        this.filters = new ActivityFilterBar(desk, search, model.filterProperty());
        this.list = new ActivityList(desk, model, filters::narrow, filters::showEverything);
        setId("activity-page");
        getStyleClass().addAll("page", "activity-page");
        setUpPause();
        VBox.setVgrow(list, Priority.ALWAYS);
        PageHeader header = new PageHeader(texts, "activity")
                .subtitle(texts.binding("activity.subtitle"))
                .right(search);
        getChildren().addAll(header, filterRow(), list);
        subscription = desk.navigator().guide(this::onDestination);
        desk.commands().offer(Commands.Scope.DESK, this::commands);
    }

    /// Stops following the desk.
    public void close() {
        subscription.unsubscribe();
        list.close();
        search.close();
        filters.close();
        model.close();
    }

    private void searchFor(String words) {
        filters.narrow();
    }

    private void goToList() {
        list.focus();
    }

    private void setUpPause() {
        pause.setId("activity-pause");
        pause.selectedProperty().bindBidirectional(model.pausedProperty());
        pause.setMinWidth(Region.USE_PREF_SIZE);
        pause.textProperty()
                .bind(pause.selectedProperty()
                        .flatMap(paused -> texts.binding(paused ? "activity.resume" : "activity.pause")));
        Tip.put(
                pause,
                pause.selectedProperty()
                        .flatMap(paused -> texts.binding(paused ? "activity.resume.tip" : "activity.pause.tip")));
        pause.graphicProperty()
                .bind(pause.selectedProperty().map(paused -> Icons.of(paused ? Feather.PLAY : Feather.PAUSE)));
    }

    private HBox filterRow() {
        Button clear = new Button();
        clear.setId("activity-clear");
        clear.setGraphic(Icons.of(Feather.TRASH_2));
        clear.setMinWidth(Region.USE_PREF_SIZE);
        clear.textProperty().bind(texts.binding("activity.clear"));
        clear.disableProperty()
                .bind(model.totalProperty().add(model.waitingProperty()).isEqualTo(0));
        clear.setOnAction(event -> model.clear());
        Tip.put(clear, texts.binding("activity.clear.tip"));
        HBox.setHgrow(filters, Priority.ALWAYS);
        HBox row = new HBox(filters, pause, clear);
        row.getStyleClass().add("activity-bar");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private List<Command> commands() {
        boolean paused = model.pausedProperty().get();
        String about = texts.text("activity.title");
        return List.of(
                new Command(
                        about,
                        texts.text(paused ? "activity.resume" : "activity.pause"),
                        paused ? Feather.PLAY : Feather.PAUSE,
                        pause::fire),
                new Command(about, texts.text("activity.clear"), Feather.TRASH_2, model::clear));
    }

    private void onDestination(Destination destination) {
        if (destination instanceof Destination.Activity activity) {
            filters.narrow(activity.about());
            list.focus();
        }
    }
}
