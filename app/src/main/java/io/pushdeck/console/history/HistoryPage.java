package io.pushdeck.console.history;

import io.pushdeck.console.bridge.TextFiles;
import io.pushdeck.console.commands.Commands;
import io.pushdeck.console.desk.Desk;
import io.pushdeck.console.navigation.Destination;
import io.pushdeck.console.ui.FileDialogs;
import io.pushdeck.console.ui.TroubleBar;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.PushId;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/// The list of pushes, or one of them.
public final class HistoryPage extends VBox {
    private final HistoryModel model;
    private final PushModel pushModel;
    private final HistoryList list;
    private final PushPage push;
    private final Subscription subscription;

    /// @param dialogs where exports go
    /// @param files   writes them
    public HistoryPage(Desk desk, FileDialogs dialogs, TextFiles files) {
        this(desk, dialogs, files, InstantSource.system());
    }

    /// @param clock what is told as "today", and what has expired
    public HistoryPage(Desk desk, FileDialogs dialogs, TextFiles files, InstantSource clock) {
        this.model = new HistoryModel(desk.history(), clock);
        this.pushModel = new PushModel(desk.history());
        PushActions actions = new PushActions(desk);
        this.list = new HistoryList(desk, model, actions, clock);
        Exports exports = new Exports(desk.texts(), desk.toasts(), dialogs, files);
        PushBar bar = new PushBar(desk.texts(), pushModel, actions, exports, clock);
        this.push = new PushPage(desk, pushModel, actions, bar, clock);
        TroubleBar trouble = new TroubleBar(desk.texts(), "history", this::retry);
        setId("history-page");
        getStyleClass().addAll("page", "history-page");
        StackPane content = new StackPane(list, push);
        VBox.setVgrow(content, Priority.ALWAYS);
        getChildren().addAll(trouble, content);
        showList();
        model.list().watchedProperty().bind(sceneProperty().isNotNull().and(list.visibleProperty()));
        pushModel.watchedProperty().bind(sceneProperty().isNotNull().and(push.visibleProperty()));
        desk.commands()
                .offer(
                        Commands.Scope.CHOSEN,
                        () -> getScene() != null && push.isVisible() ? bar.commands() : List.of());
        subscription = Subscription.combine(
                desk.navigator().guide(this::onDestination), desk.history().watchTrouble(trouble::show));
    }

    /// Stops following the desk.
    public void close() {
        subscription.unsubscribe();
        list.close();
        push.close();
        model.close();
        pushModel.close();
    }

    private void retry() {
        model.list().retry();
        pushModel.retry();
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
