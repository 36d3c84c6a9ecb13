package io.pushdeck.console.inbox;

import io.pushdeck.console.desk.Desk;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.ui.Icons;
import io.pushdeck.server.message.ConversationEntry;
import java.time.InstantSource;
import java.util.Map;
import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// What was said, oldest first. It stays at its end while new lines come, unless the operator reads further up.
final class LineList extends StackPane {
    private final Desk desk;
    private final Texts texts;
    private final InboxWords words;
    private final LineActions actions;
    private final ListView<Line> list = new ListView<>();
    private final PauseTransition soon = new PauseTransition(Duration.millis(1));
    private boolean atEnd = true;
    private @Nullable Line top;

    /// @param onBack leads the keyboard back to the list of conversations
    LineList(
            Desk desk,
            ConversationModel model,
            InboxWords words,
            InstantSource clock,
            LineActions actions,
            Runnable onBack) {
        this.desk = desk;
        this.texts = desk.texts();
        this.words = words;
        this.actions = actions;
        list.setId("inbox-lines");
        list.getStyleClass().add("line-list");
        list.accessibleTextProperty().bind(texts.binding("inbox.lines"));
        list.setCellFactory(view -> new LineCell(texts, words, clock, actions));
        list.addEventFilter(KeyEvent.KEY_PRESSED, key -> onKey(key, onBack));
        list.setOnContextMenuRequested(event -> {
            ContextMenu menu = menu();
            if (!menu.getItems().isEmpty()) {
                menu.show(list, event.getScreenX(), event.getScreenY());
                event.consume();
            }
        });
        model.lines().addListener((ListChangeListener<Line>) change -> hold());
        list.setItems(model.lines());
        model.lines().addListener((ListChangeListener<Line>) change -> restore());
        model.clientProperty().subscribe(client -> {
            atEnd = true;
            list.getSelectionModel().clearSelection();
        });
        texts.languageProperty().subscribe((before, now) -> list.refresh());
        // Words wrap: another width is another height of every line.
        list.widthProperty().subscribe((before, now) -> list.refresh());
        soon.setOnFinished(over -> scrollToEnd());
        getChildren().add(list);
    }

    void focus() {
        list.requestFocus();
        if (list.getSelectionModel().isEmpty()) {
            list.getSelectionModel().selectLast();
        }
    }

    /// The view still shows the lines of before.
    private void hold() {
        top = null;
        VirtualFlow<?> flow = flow();
        if (flow != null && flow.getFirstVisibleCell() != null) {
            var last = flow.getLastVisibleCell();
            // Few lines have no place to scroll to.
            atEnd |= last == null || last.getIndex() >= flow.getCellCount() - 1;
            if (flow.getFirstVisibleCell().getItem() instanceof Line line) {
                top = line;
            }
        }
    }

    private void restore() {
        if (list.getItems().isEmpty()) {
            return;
        }
        int place = top == null ? -1 : list.getItems().indexOf(top);
        VirtualFlow<?> flow = flow();
        if (atEnd || place < 0) {
            scrollToEnd();
            // How high lines are is known once they are laid out.
            soon.playFromStart();
        } else if (flow != null) {
            list.layout();
            flow.scrollToTop(place);
        }
        atEnd = false;
    }

    private void scrollToEnd() {
        VirtualFlow<?> flow = flow();
        if (flow != null && !list.getItems().isEmpty()) {
            list.layout();
            list.scrollTo(list.getItems().size() - 1);
            list.layout();
            flow.setPosition(1);
        }
    }

    private @Nullable VirtualFlow<?> flow() {
        return list.lookup(".virtual-flow") instanceof VirtualFlow<?> found ? found : null;
    }

    private void onKey(KeyEvent key, Runnable onBack) {
        boolean used = true;
        if (key.getCode() == KeyCode.ESCAPE) {
            onBack.run();
        } else if (key.getCode() == KeyCode.ENTER) {
            openChosen();
        } else if (key.getCode() == KeyCode.C && key.isShortcutDown()) {
            copyChosen();
        } else {
            used = false;
        }
        if (used) {
            key.consume();
        }
    }

    private void openChosen() {
        Line line = list.getSelectionModel().getSelectedItem();
        if (line instanceof Line.Earlier) {
            actions.loadEarlier();
        } else if (line instanceof Line.Said said) {
            switch (said.entry()) {
                case ConversationEntry.Pushed pushed ->
                    actions.openPush(pushed.push().id());
                case ConversationEntry.Clicked clicked -> actions.openPush(clicked.push());
                case ConversationEntry.Wrote wrote -> actions.showAll(wrote);
                case ConversationEntry.SentBytes ignored -> {}
            }
        }
    }

    private void copyChosen() {
        if (list.getSelectionModel().getSelectedItem() instanceof Line.Said said) {
            Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, words.plain(said.entry())));
            desk.toasts().info(texts.text("inbox.copied"));
        }
    }

    private ContextMenu menu() {
        ContextMenu menu = new ContextMenu();
        if (list.getSelectionModel().getSelectedItem() instanceof Line.Said said) {
            if (said.entry() instanceof ConversationEntry.Pushed pushed) {
                menu.getItems()
                        .add(item(
                                "push",
                                "inbox.open.push",
                                Feather.SEND,
                                () -> actions.openPush(pushed.push().id())));
                menu.getItems()
                        .add(item(
                                "why",
                                "inbox.why.tip",
                                Feather.HELP_CIRCLE,
                                () -> actions.why(
                                        pushed.push().id(), pushed.delivery().client())));
            } else if (said.entry() instanceof ConversationEntry.Clicked clicked) {
                menu.getItems()
                        .add(item("push", "inbox.open.push", Feather.SEND, () -> actions.openPush(clicked.push())));
            }
            menu.getItems().add(item("copy", "inbox.copy", Feather.COPY, this::copyChosen));
        }
        return menu;
    }

    private MenuItem item(String what, String key, Feather icon, Runnable run) {
        MenuItem item = new MenuItem(texts.text(key), Icons.of(icon));
        item.setId("inbox-line-" + what);
        item.setOnAction(chosen -> run.run());
        return item;
    }
}
