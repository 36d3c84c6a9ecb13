package io.pushdeck.console.history;

import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.ui.Moments;
import io.pushdeck.console.ui.PlainLine;
import io.pushdeck.server.message.Delivery;
import java.util.Comparator;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// Every recipient of a push and how far it got there. Rows are values: a refresh replaces them all at once, and what
/// was chosen and seen stays.
final class RecipientsTable extends TableView<Delivery> {
    private static final double ROW = 32;
    private static final int LONGEST_NAME = 60;

    private final Texts texts;
    private final PushModel model;
    private final Moments moments;

    RecipientsTable(Texts texts, PushModel model, Moments moments) {
        this.texts = texts;
        this.model = model;
        this.moments = moments;
        setId("push-recipients");
        getStyleClass().addAll("data-table", "recipients-table");
        setFixedCellSize(ROW);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_LAST_COLUMN);
        for (RecipientColumn kind : RecipientColumn.values()) {
            getColumns().add(column(kind));
        }
        SteadyList.install(this, getSelectionModel(), model.shown(), Delivery::client, this::setItems);
        // The rows are sorted in one go with every refresh; the table must not sort them itself.
        setSortPolicy(table -> true);
        getSortOrder().addListener((ListChangeListener<TableColumn<Delivery, ?>>) change -> sortByHeaders());
        getColumns().forEach(column -> column.sortTypeProperty().subscribe((was, now) -> sortByHeaders()));
    }

    private TableColumn<Delivery, Delivery> column(RecipientColumn kind) {
        TableColumn<Delivery, Delivery> column = new TableColumn<>();
        column.setId("recipients-" + kind.key());
        column.setUserData(kind);
        column.textProperty().bind(texts.binding("history.column." + kind.key()));
        column.setPrefWidth(kind.width);
        column.setReorderable(false);
        column.setCellValueFactory(features -> new ReadOnlyObjectWrapper<>(features.getValue()));
        column.setCellFactory(table -> new Cell(kind));
        return column;
    }

    private void sortByHeaders() {
        model.sortBy(getSortOrder().stream()
                .map(RecipientsTable::orderOf)
                .reduce(Comparator::thenComparing)
                .orElse(null));
    }

    private static Comparator<Delivery> orderOf(TableColumn<Delivery, ?> column) {
        Comparator<Delivery> ascending = ((RecipientColumn) column.getUserData()).order();
        return column.getSortType() == TableColumn.SortType.ASCENDING ? ascending : ascending.reversed();
    }

    private final class Cell extends TableCell<Delivery, Delivery> {
        private final RecipientColumn kind;
        private final Region dot = new Region();

        Cell(RecipientColumn kind) {
            this.kind = kind;
            getStyleClass().add("recipient-" + kind.key());
            dot.getStyleClass().add("stage-dot");
        }

        @Override
        protected void updateItem(@Nullable Delivery delivery, boolean empty) {
            super.updateItem(delivery, empty);
            if (empty || delivery == null) {
                setText(null);
                setGraphic(null);
                return;
            }
            setText(words(delivery));
            if (kind == RecipientColumn.STAGE) {
                List<String> look = List.of("stage-dot", StageBar.styleClassOf(delivery.stage()));
                if (!dot.getStyleClass().equals(look)) {
                    dot.getStyleClass().setAll(look);
                }
                setGraphic(dot);
            }
        }

        private String words(Delivery delivery) {
            return switch (kind) {
                case NAME -> PlainLine.of(delivery.name(), LONGEST_NAME);
                case STAGE -> texts.text("stage." + delivery.stage().key());
                case RECEIVED ->
                    RecipientColumn.latency(delivery).map(moments::precise).orElse("");
                case NOTE ->
                    model.pushProperty()
                            .get()
                            .map(push -> PushWords.note(texts, push.announcement(), delivery))
                            .orElse("");
            };
        }
    }
}
