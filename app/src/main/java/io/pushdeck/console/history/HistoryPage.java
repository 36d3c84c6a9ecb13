package io.pushdeck.console.history;

import io.pushdeck.console.bridge.TextFiles;
import io.pushdeck.console.commands.Commands;
import io.pushdeck.console.desk.Desk;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.navigation.Destination;
import io.pushdeck.console.ui.FileDialogs;
import io.pushdeck.console.ui.Icons;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.PushId;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/// The list of pushes, or one of them.
public final class HistoryPage extends VBox {
    private final Texts texts;
    private final HistoryModel model;
    private final PushModel pushModel;
    private final HistoryList list;
    private final PushPage push;
    private final Label trouble = new Label();
    private final HBox troubleBar;
    private final Subscription subscription;

    /// @param dialogs where exports go
    /// @param files   writes them
    public HistoryPage(Desk desk, FileDialogs dialogs, TextFiles files) {
        this(desk, dialogs, files, InstantSource.system());
    }

    /// @param clock what is told as "today", and what has expired
    public HistoryPage(Desk desk, FileDialogs dialogs, TextFiles files, InstantSource clock) {
        this.texts = desk.texts();
        this.model = new HistoryModel(desk.history(), clock);
        this.pushModel = new PushModel(desk.history());
        PushActions actions = new PushActions(desk);
        this.list = new HistoryList(desk, model, actions, clock);
        Exports exports = new Exports(texts, desk.toasts(), dialogs, files);
        PushBar bar = new PushBar(texts, pushModel, actions, exports, clock);
        this.push = new PushPage(desk, pushModel, actions, bar, clock);
        this.troubleBar = troubleBar();
        setId("history-page");
        getStyleClass().addAll("page", "history-page");
        StackPane content = new StackPane(list, push);
        VBox.setVgrow(content, Priority.ALWAYS);
        getChildren().addAll(troubleBar, content);
        showList();
        model.watchedProperty().bind(sceneProperty().isNotNull().and(list.visibleProperty()));
        pushModel.watchedProperty().bind(sceneProperty().isNotNull().and(push.visibleProperty()));
        desk.commands()
                .offer(
                        Commands.Scope.CHOSEN,
                        () -> getScene() != null && push.isVisible() ? bar.commands() : List.of());
        subscription = Subscription.combine(
                desk.navigator().guide(this::onDestination), desk.history().watchTrouble(this::showTrouble));
    }

    /// Stops following the desk.
    public void close() {
        subscription.unsubscribe();
        list.close();
        push.close();
        model.close();
        pushModel.close();
    }

    private HBox troubleBar() {
        trouble.setGraphic(Icons.of(Feather.ALERT_TRIANGLE));
        trouble.setWrapText(true);
        trouble.setMinHeight(USE_PREF_SIZE);
        trouble.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(trouble, Priority.ALWAYS);
        Button again = new Button();
        again.setId("history-retry");
        again.setMinWidth(USE_PREF_SIZE);
        again.textProperty().bind(texts.binding("history.trouble.again"));
        HBox bar = new HBox(trouble, again);
        again.setOnAction(pressed -> {
            bar.setVisible(false);
            model.retry();
            pushModel.retry();
        });
        bar.setId("history-trouble");
        bar.getStyleClass().add("history-trouble");
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.setVisible(false);
        bar.managedProperty().bind(bar.visibleProperty());
        return bar;
    }

    private void showTrouble(String detail) {
        trouble.setText(texts.text("history.trouble", detail));
        troubleBar.setVisible(true);
    }

    private void onDestination(Destination destination) {
        if (destination instanceof Destination.History) {
            showList();
            list.focus();
        } else if (destination instanceof Destination.Push wanted) {
            showPush(wanted.push(), Optional.empty());
        } else if (destination instanceof Destination.Why wanted) {
            showPush(wanted.push(), Optional.of(wanted.client()));
        }
    }

    private void showList() {
        list.setVisible(true);
        push.setVisible(false);
    }

    private void showPush(PushId wanted, Optional<ClientId> about) {
        list.setVisible(false);
        push.setVisible(true);
        push.open(wanted, about);
    }
}
