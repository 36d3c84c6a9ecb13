package io.pushdeck.console.history;

import atlantafx.base.controls.CustomTextField;
import io.pushdeck.console.announcements.AudienceWords;
import io.pushdeck.console.desk.Desk;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.navigation.Destination;
import io.pushdeck.console.ui.EmptyState;
import io.pushdeck.console.ui.Icons;
import java.time.InstantSource;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// All pushes, newest first: search, narrow down, open one.
final class HistoryList extends VBox {
    /// So near to the end it loads more, in rows.
    private static final int NEAR = 20;

    private final Desk desk;
    private final Texts texts;
    private final HistoryModel model;
    private final CustomTextField search = new CustomTextField();
    private final ListView<HistoryRow> list = new ListView<>();
    private final HistoryFilterBar filters;
    private final HistoryMenu menu;
    private Subscription subscription = Subscription.EMPTY;
    private Subscription scrolling = Subscription.EMPTY;

    HistoryList(Desk desk, HistoryModel model, PushActions actions, InstantSource clock) {
        this.desk = desk;
        this.texts = desk.texts();
        this.model = model;
        this.filters = new HistoryFilterBar(texts, search, model.filterProperty());
        this.menu = new HistoryMenu(texts, actions, this::open);
        getStyleClass().add("history-list");
        setUpSearch();
        setUpList(clock);
        StackPane frame = new StackPane(list);
        frame.getStyleClass().add("history-frame");
        VBox.setVgrow(frame, Priority.ALWAYS);
        getChildren().addAll(header(), filters, frame);
        subscription = Subscription.combine(
                list.skinProperty().subscribe(this::followScrolling),
                texts.languageProperty().subscribe((before, now) -> list.refresh()));
    }

    void close() {
        subscription.unsubscribe();
        scrolling.unsubscribe();
        filters.close();
    }

    void focus() {
        Focus.soon(list);
    }

    private HBox header() {
        Label title = new Label();
        title.getStyleClass().add("page-title");
        title.textProperty().bind(texts.binding("history.title"));
        Label subtitle = new Label();
        subtitle.getStyleClass().add("page-subtitle");
        subtitle.textProperty().bind(texts.binding("history.subtitle"));
        VBox titles = new VBox(title, subtitle);
        titles.getStyleClass().add("page-titles");
        HBox.setHgrow(titles, Priority.ALWAYS);
        HBox header = new HBox(titles, search);
        header.getStyleClass().add("page-header");
        header.setAlignment(Pos.CENTER_LEFT);
        return header;
    }

    private void setUpSearch() {
        search.setId("history-search");
        search.getStyleClass().add("page-search");
        search.setLeft(Icons.of(Feather.SEARCH));
        search.setPrefWidth(260);
        search.promptTextProperty().bind(texts.binding("history.search"));
        search.addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ESCAPE && !search.getText().isEmpty()) {
                search.clear();
                filters.narrow();
                key.consume();
            } else if (key.getCode() == KeyCode.DOWN || key.getCode() == KeyCode.ENTER) {
                filters.narrow();
                focusFirst();
                key.consume();
            }
        });
    }

    private void setUpList(InstantSource clock) {
        AudienceWords audience = new AudienceWords(texts, desk.mirror());
        list.setId("history-list");
        list.setFixedCellSize(HistoryCell.HEIGHT);
        list.setCellFactory(view -> cell(audience, clock));
        list.setPlaceholder(placeholder());
        list.setOnContextMenuRequested(event -> {
            HistoryRow chosen = list.getSelectionModel().getSelectedItem();
            if (chosen != null) {
                menu.prepare(chosen);
                menu.show(list, event.getScreenX(), event.getScreenY());
                event.consume();
            }
        });
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        SteadyList.install(list, list.getSelectionModel(), model.rows(), HistoryRow::id, list::setItems);
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

    private Node placeholder() {
        EmptyState nothing = new EmptyState(
                Feather.CLOCK, texts.binding("history.empty.title"), texts.binding("history.empty.text"));
        nothing.setId("history-empty");
        Button all = new Button();
        all.setId("history-show-all");
        all.textProperty().bind(texts.binding("history.none.action"));
        all.setOnAction(pressed -> filters.showEverything());
        EmptyState none = new EmptyState(
                Feather.SEARCH, texts.binding("history.none.title"), texts.binding("history.none.text"), all);
        none.setId("history-none");
        var everything = Bindings.createBooleanBinding(
                () -> model.filterProperty().get().isEverything(), model.filterProperty());
        nothing.visibleProperty().bind(model.answeredProperty().and(everything));
        none.visibleProperty().bind(model.answeredProperty().and(everything.not()));
        return new StackPane(nothing, none);
    }

    private void followScrolling() {
        scrolling.unsubscribe();
        list.applyCss();
        if (list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
            scrolling = flow.positionProperty().subscribe((before, now) -> {
                var last = flow.getLastVisibleCell();
                if (last != null && last.getIndex() >= model.rows().size() - NEAR) {
                    model.loadMore();
                }
            });
        }
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
            model.loadMore();
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
