package io.pushdeck.console.activity;

import io.pushdeck.console.desk.Desk;
import io.pushdeck.console.navigation.Destination;
import io.pushdeck.console.ui.ListPlaceholder;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.message.Audience;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The lines, and above them a pill that says how many wait. Lines wait while one is selected or the list is scrolled
/// down: nothing moves under the operator's eyes.
final class ActivityList extends StackPane {
    private static final int ROW = 38;

    private final Desk desk;
    private final ActivityModel model;
    /// One for all lines: those that are thrown away must not stay bound to the lock.
    private final SimpleBooleanProperty answering = new SimpleBooleanProperty();
    private final ListView<ActivityEntry> list = new ListView<>();
    private final Button pill = new Button();
    private final ActivityMenu menu;
    private final Consumer<Optional<ClientId>> showOnly;
    private @Nullable VirtualFlow<?> flow;
    private Subscription subscription = Subscription.EMPTY;

    /// @param showOnly         narrows the feed to one client
    /// @param onShowEverything takes every filter away
    ActivityList(Desk desk, ActivityModel model, Consumer<Optional<ClientId>> showOnly, Runnable onShowEverything) {
        this.desk = desk;
        this.model = model;
        this.showOnly = showOnly;
        this.menu = new ActivityMenu(
                desk.texts(), desk.roles()::isLocked, this::answer, this::converse, this::copy, this::showOnly);
        getStyleClass().add("activity-frame");
        list.setId("activity-list");
        list.setItems(model.shown());
        list.setFixedCellSize(ROW);
        list.setCellFactory(view -> new ActivityCell(desk.texts(), answering, this::answer));
        list.setPlaceholder(new ListPlaceholder(
                desk.texts(),
                "activity",
                Feather.ACTIVITY,
                new SimpleBooleanProperty(true),
                model.totalProperty().isEqualTo(0),
                onShowEverything));
        list.setContextMenu(menu);
        list.setOnContextMenuRequested(
                event -> menu.prepare(list.getSelectionModel().getSelectedItem()));
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        pill.setId("activity-waiting");
        pill.getStyleClass().add("activity-pill");
        pill.setOnAction(event -> goOn());
        StackPane.setAlignment(pill, Pos.TOP_CENTER);
        getChildren().addAll(list, pill);
        follow();
    }

    private void follow() {
        subscription = Subscription.combine(
                list.skinProperty().subscribe(this::findFlow),
                list.getSelectionModel().selectedIndexProperty().subscribe(this::noteReading),
                model.waitingProperty().subscribe(this::refreshPill),
                model.pausedProperty().subscribe(this::refreshPill),
                desk.roles().lockedProperty().subscribe(locked -> answering.set(!locked)),
                desk.texts().languageProperty().subscribe(this::onLanguage));
        refreshPill();
    }

    void close() {
        subscription.unsubscribe();
    }

    void focus() {
        list.requestFocus();
    }

    private void findFlow() {
        list.applyCss();
        if (list.lookup(".virtual-flow") instanceof VirtualFlow<?> found && !found.equals(flow)) {
            flow = found;
            subscription = subscription.and(found.positionProperty().subscribe(this::noteReading));
        }
    }

    private void noteReading() {
        model.readingProperty().set(list.getSelectionModel().getSelectedIndex() >= 0 || isScrolledDown());
    }

    private boolean isScrolledDown() {
        VirtualFlow<?> lines = flow;
        return lines != null && lines.getPosition() > 0 && lines.getCellCount() * (double) ROW > lines.getHeight();
    }

    /// Shows what waits, from the top.
    private void goOn() {
        model.pausedProperty().set(false);
        letGo();
        list.scrollTo(0);
        list.requestFocus();
    }

    private void letGo() {
        list.getSelectionModel().clearSelection();
        noteReading();
    }

    private void refreshPill() {
        int waiting = model.waitingProperty().get();
        boolean paused = model.pausedProperty().get();
        pill.setVisible(paused || waiting > 0);
        pill.setText(desk.texts().text(paused ? "activity.waiting.paused" : "activity.waiting", waiting));
    }

    private void onLanguage() {
        refreshPill();
        list.refresh();
    }

    private void onKey(KeyEvent key) {
        ActivityEntry selected = list.getSelectionModel().getSelectedItem();
        switch (key.getCode()) {
            case SPACE -> model.pausedProperty().set(!model.pausedProperty().get());
            case ESCAPE -> goOn();
            case DOWN, UP -> {
                if (selected != null || list.getItems().isEmpty()) {
                    return;
                }
                list.getSelectionModel().selectFirst();
            }
            case R -> {
                if (key.isShortcutDown() || selected == null) {
                    return;
                }
                answer(selected);
            }
            case O -> {
                if (key.isShortcutDown() || selected == null) {
                    return;
                }
                converse(selected);
            }
            case C -> {
                if (!key.isShortcutDown() || selected == null) {
                    return;
                }
                copy(selected);
            }
            default -> {
                return;
            }
        }
        key.consume();
    }

    private void answer(ActivityEntry entry) {
        entry.message().ifPresent(message -> {
            letGo();
            desk.navigator()
                    .go(new Destination.Compose(
                            Audience.of(message.client()), message.text().in(desk.texts())));
        });
    }

    /// Leads to all that was said with whoever wrote this.
    private void converse(ActivityEntry entry) {
        entry.message().ifPresent(message -> {
            letGo();
            desk.navigator().go(new Destination.Conversation(message.client()));
        });
    }

    private void copy(ActivityEntry entry) {
        ClipboardContent content = new ClipboardContent();
        content.putString(ActivityCell.plain(entry, desk.texts()));
        Clipboard.getSystemClipboard().setContent(content);
        desk.toasts().info(desk.texts().text("activity.copied"));
    }

    private void showOnly(ActivityEntry entry) {
        letGo();
        showOnly.accept(entry.client());
    }
}
