package io.pushdeck.console.history;

import io.pushdeck.console.announcements.AudienceWords;
import io.pushdeck.console.desk.Desk;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.navigation.Destination;
import io.pushdeck.console.ui.ListEnd;
import io.pushdeck.console.ui.ListPlaceholder;
import io.pushdeck.console.ui.PageHeader;
import io.pushdeck.console.ui.SearchField;
import java.time.InstantSource;
import javafx.beans.binding.Bindings;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// All pushes, newest first: search, narrow down, open one.
final class HistoryList extends VBox {
    private final Desk desk;
    private final Texts texts;
    private final HistoryModel model;
    private final SearchField search;
    private final ListView<HistoryRow> list = new ListView<>();
    private final HistoryFilterBar filters;
    private final HistoryMenu menu;
    private final Subscription subscription;

    HistoryList(Desk desk, HistoryModel model, PushActions actions, InstantSource clock) {
        this.desk = desk;
        this.texts = desk.texts();
        this.model = model;
        this.search = SearchField.patient(texts, "history", this::searchFor, this::focusFirst);
        this.filters = new HistoryFilterBar(texts, search, model.filterProperty());
        this.menu = new HistoryMenu(texts, actions, this::open);
        getStyleClass().add("history-list");
        PageHeader header = new PageHeader(texts, "history")
                .subtitle(texts.binding("history.subtitle"))
                .right(search);
        setUpList(clock);
        StackPane frame = new StackPane(list);
        frame.getStyleClass().add("history-frame");
        VBox.setVgrow(frame, Priority.ALWAYS);
        getChildren().addAll(header, filters, frame);
        subscription = Subscription.combine(
                ListEnd.follow(list, model.list()::loadMore),
                texts.languageProperty().subscribe((before, now) -> list.refresh()));
    }

    void close() {
        subscription.unsubscribe();
        search.close();
        filters.close();
    }

    void focus() {
        Focus.soon(list);
    }

    private void setUpList(InstantSource clock) {
        AudienceWords audience = new AudienceWords(texts, desk.mirror());
        list.setId("history-list");
        list.setFixedCellSize(HistoryCell.HEIGHT);
        list.setCellFactory(view -> cell(audience, clock));
        list.setPlaceholder(new ListPlaceholder(
                texts,
                "history",
                Feather.CLOCK,
                model.list().answeredProperty(),
                Bindings.createBooleanBinding(
                        () -> model.filterProperty().get().isEverything(), model.filterProperty()),
                filters::showEverything));
        list.setOnContextMenuRequested(event -> {
            HistoryRow chosen = list.getSelectionModel().getSelectedItem();
            if (chosen != null) {
                menu.prepare(chosen);
                menu.show(list, event.getScreenX(), event.getScreenY());
                event.consume();
            }
        });
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        SteadyList.install(list, list.getSelectionModel(), model.list().rows(), HistoryRow::id, list::setItems);
    }

    private HistoryCell cell(AudienceWords audience, InstantSource clock) {
        HistoryCell cell = new HistoryCell(texts, audience, clock);
        cell.setOnMouseClicked(click -> {
            if (click.getButton() == MouseButton.PRIMARY && click.isStillSincePress()) {
                open(cell.getItem());
            }
        });
        return cell;
    }

    private void searchFor(String words) {
        filters.narrow();
    }

    private void focusFirst() {
        list.requestFocus();
        if (list.getSelectionModel().isEmpty() && !list.getItems().isEmpty()) {
            list.getSelectionModel().select(0);
        }
    }

    private void onKey(KeyEvent key) {
        HistoryRow chosen = list.getSelectionModel().getSelectedItem();
        boolean used = false;
        if (key.getCode() == KeyCode.ENTER && chosen != null) {
            open(chosen);
            used = true;
        } else if (chosen == null && (key.getCode() == KeyCode.DOWN || key.getCode() == KeyCode.UP)) {
            focusFirst();
            used = true;
        } else if (key.getCode() == KeyCode.END) {
            model.list().loadMore();
        } else if (chosen != null) {
            used = menu.onKey(key, chosen);
        }
        if (used) {
            key.consume();
        }
    }

    private void open(@Nullable HistoryRow row) {
        if (row != null) {
            desk.navigator().go(new Destination.Push(row.id()));
        }
    }
}
