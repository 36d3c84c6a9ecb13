package io.pushdeck.console.clients;

import io.pushdeck.console.bridge.ClientRow;
import io.pushdeck.console.desk.Desk;
import io.pushdeck.console.preferences.Preferences;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.StringProperty;
import javafx.collections.ListChangeListener;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/// The table of clients: columns as the operator arranged them, remembered; sorted by what rows hold.
final class ClientsTable extends TableView<ClientRow> {
    private static final double ROW = 36;

    private final ClientsModel model;
    private final Map<ClientColumn, TableColumn<ClientRow, ClientRow>> columns = new EnumMap<>(ClientColumn.class);
    private final StringProperty layout;
    private final StringProperty sort;

    ClientsTable(Desk desk, ClientsModel model, ClientCells cells) {
        this.model = model;
        Preferences preferences = desk.preferences();
        layout = preferences.text("clients.columns", "");
        sort = preferences.text("clients.sort", "");
        setId("clients-table");
        getStyleClass().addAll("data-table", "clients-table");
        setFixedCellSize(ROW);
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        ColumnLayout.parse(layout.get()).places().forEach(place -> {
            TableColumn<ClientRow, ClientRow> column = column(place.column(), desk, cells);
            column.setPrefWidth(place.width());
            column.setVisible(place.visible());
            columns.put(place.column(), column);
            getColumns().add(column);
        });
        SelectionKeeper.install(this, model.shown(), desk.mirror().clients());
        restoreSort();
        // The table must not sort by itself: it would do so in the middle of restoring the selection.
        setSortPolicy(table -> true);
        getSortOrder().addListener((ListChangeListener<TableColumn<ClientRow, ?>>) change -> sortByHeaders());
        columns.values().forEach(column -> column.sortTypeProperty().subscribe((was, now) -> sortByHeaders()));
        getColumns().addListener((ListChangeListener<TableColumn<ClientRow, ?>>) change -> rememberLayout());
        columns.values().forEach(column -> {
            column.widthProperty().subscribe((was, now) -> rememberLayout());
            column.visibleProperty().subscribe((was, now) -> rememberLayout());
        });
    }

    /// For the menu that shows and hides columns, in their first order.
    Map<ClientColumn, TableColumn<ClientRow, ClientRow>> columns() {
        return columns;
    }

    /// Sorts again if that can have changed anything.
    ///
    /// @param rowsChanged whether names or groups changed since the last time
    void sortAgain(boolean rowsChanged) {
        boolean live = getSortOrder().stream().anyMatch(column -> columnOf(column).live);
        if (live || (rowsChanged && !getSortOrder().isEmpty())) {
            model.sortBy(order());
        }
    }

    private TableColumn<ClientRow, ClientRow> column(ClientColumn kind, Desk desk, ClientCells cells) {
        TableColumn<ClientRow, ClientRow> column = new TableColumn<>();
        column.setId("clients-column-" + kind.key());
        column.setUserData(kind);
        if (kind != ClientColumn.STATE) {
            column.textProperty().bind(desk.texts().binding("clients.column." + kind.key()));
        }
        if (kind.numeric) {
            column.getStyleClass().add("numeric");
        }
        column.setReorderable(true);
        column.setCellValueFactory(features -> new ReadOnlyObjectWrapper<>(features.getValue()));
        column.setCellFactory(table -> cells.cell(kind));
        return column;
    }

    private static ClientColumn columnOf(TableColumn<ClientRow, ?> column) {
        return (ClientColumn) column.getUserData();
    }

    private void sortByHeaders() {
        List<String> words = new ArrayList<>();
        for (TableColumn<ClientRow, ?> column : getSortOrder()) {
            boolean up = column.getSortType() == TableColumn.SortType.ASCENDING;
            words.add(columnOf(column).key() + (up ? ":up" : ":down"));
        }
        sort.set(String.join(" ", words));
        model.sortBy(getSortOrder().isEmpty() ? null : order());
    }

    private Comparator<ClientRow> order() {
        return getSortOrder().stream()
                .map(this::orderOf)
                .reduce(Comparator::thenComparing)
                .orElseThrow();
    }

    private Comparator<ClientRow> orderOf(TableColumn<ClientRow, ?> column) {
        Comparator<ClientRow> ascending = columnOf(column).order(model);
        return column.getSortType() == TableColumn.SortType.ASCENDING ? ascending : ascending.reversed();
    }

    private void restoreSort() {
        List<TableColumn<ClientRow, ClientRow>> order = new ArrayList<>();
        for (String word : sort.get().split(" ", -1)) {
            int colon = word.indexOf(':');
            Optional<ClientColumn> kind = ClientColumn.named(colon < 0 ? "" : word.substring(0, colon));
            kind.map(columns::get).ifPresent(column -> {
                column.setSortType(
                        word.endsWith(":down") ? TableColumn.SortType.DESCENDING : TableColumn.SortType.ASCENDING);
                order.add(column);
            });
        }
        getSortOrder().setAll(order);
        if (!order.isEmpty()) {
            model.sortBy(order());
        }
    }

    private void rememberLayout() {
        List<ColumnLayout.Place> places = getColumns().stream()
                .map(column -> new ColumnLayout.Place(columnOf(column), column.getWidth(), column.isVisible()))
                .toList();
        // While a column is dragged it is in the list twice or not at all.
        if (places.stream().map(ColumnLayout.Place::column).distinct().count() == ClientColumn.values().length) {
            layout.set(new ColumnLayout(places).toString());
        }
    }
}
