package io.pushdeck.console.ui;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.collections.FXCollections;
import javafx.collections.transformation.FilteredList;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import javafx.stage.Window;
import org.kordamp.ikonli.feather.Feather;

/// A searchable list that pops up: type words of it in any order to narrow it down, arrows and Enter or a click to
/// choose, Escape to give up.
///
/// @param <T> what is chosen from
public final class Picker<T> {
    private static final double ROW = 36;
    private static final int ROWS_AT_MOST = 8;
    private static final double WIDTH = 280;
    private static final double LARGE = 160;
    /// What the style sheet leaves free at either end of a line.
    private static final double SIDE = 10;
    /// For the shadow at both sides, and a little air.
    private static final double EDGE = 56;

    private final Popup popup = new Popup();
    private final TextField search = new TextField();
    private final VBox card = new VBox();
    private final ListView<T> list;
    private final FilteredList<T> found;
    private final Function<T, String> nameOf;
    private Consumer<T> onChosen = chosen -> {};
    private boolean pressed;
    private boolean opening;
    private double width = WIDTH;
    private Function<T, String> hintOf = item -> "";
    private Function<T, String> wordsOf = item -> "";

    /// @param nameOf  what is shown and searched
    /// @param imageOf what stands before the name
    /// @param prompt  what the empty search field says
    /// @param nothing what is shown instead of an empty list
    public Picker(List<T> items, Function<T, String> nameOf, Function<T, Node> imageOf, String prompt, String nothing) {
        this.nameOf = nameOf;
        found = new FilteredList<>(FXCollections.observableArrayList(items));
        list = new ListView<>(found);
        list.setId("picker-list");
        list.setFixedCellSize(ROW);
        list.setFocusTraversable(false);
        list.getStyleClass().addAll("picker-list", "dense");
        list.setCellFactory(view -> new PickerCell(imageOf));
        Label none = new Label(nothing);
        none.getStyleClass().add("picker-nothing");
        none.setWrapText(true);
        list.setPlaceholder(none);
        double rows = Math.max(2, Math.min(ROWS_AT_MOST, items.size()));
        list.setPrefHeight(rows * ROW + 2);
        search.setId("picker-search");
        search.setPromptText(prompt);
        search.textProperty().subscribe(this::narrow);
        card.getStyleClass().add("picker");
        card.setPrefWidth(WIDTH);
        card.getChildren().addAll(search, list);
        card.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        card.addEventFilter(KeyEvent.KEY_TYPED, this::onTyped);
        card.addEventFilter(KeyEvent.KEY_RELEASED, key -> opening = false);
        popup.setAutoHide(true);
        popup.setHideOnEscape(true);
        popup.getContent().add(card);
        narrow("");
    }

    /// As wide as that, in pixels.
    public Picker<T> wide(double pixels) {
        width = pixels;
        card.setPrefWidth(pixels);
        return this;
    }

    /// @param text what stands at the end of a line, as the keys that do the same
    public Picker<T> hint(Function<T, String> text) {
        hintOf = text;
        return this;
    }

    /// @param words by which an item is found, besides its name
    public Picker<T> alsoBy(Function<T, String> words) {
        wordsOf = words;
        return this;
    }

    /// Adds a button below the list, for an item that is not there yet.
    public Picker<T> action(String text, Runnable run) {
        return action("picker-action", Feather.PLUS, text, run);
    }

    /// Adds a button below the list, for what is none of the items.
    public Picker<T> action(String id, Feather icon, String text, Runnable run) {
        Button button = new Button(text, Icons.of(icon));
        button.setId(id);
        button.getStyleClass().addAll("flat", "picker-action");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setOnAction(pressed -> {
            popup.hide();
            run.run();
        });
        card.getChildren().add(button);
        return this;
    }

    /// Whether it is open.
    public boolean isShowing() {
        return popup.isShowing();
    }

    /// Opens below `anchor`, or over it if it is large, with the focus in the search field.
    public void show(Node anchor, Consumer<T> whenChosen) {
        onChosen = whenChosen;
        // A pop-up is a window of its own: it does not inherit the colours of the theme.
        anchor.getScene().getRoot().getStyleClass().stream()
                .filter(styleClass -> styleClass.startsWith("theme-"))
                .forEach(popup.getScene().getRoot().getStyleClass()::add);
        Bounds at = anchor.localToScreen(anchor.getBoundsInLocal());
        boolean large = at.getHeight() > LARGE;
        popup.show(
                anchor,
                large
                        ? at.getCenterX() - width / 2
                        : leftOf(at, anchor.getScene().getWindow()),
                large ? at.getMinY() + LARGE / 2 : at.getMaxY() + 4);
        Window window = anchor.getScene().getWindow();
        if (!large && at.getMaxY() + popup.getHeight() > window.getY() + window.getHeight()) {
            // Above what stands at the bottom of the window.
            popup.setAnchorY(at.getMinY() - popup.getHeight() + 4);
        }
        search.requestFocus();
    }

    /// Where the anchor begins, or as far to the left of it as the window needs to hold all of it.
    private double leftOf(Bounds anchor, Window window) {
        double furthest = window.getX() + window.getWidth() - width - EDGE;
        return Math.max(window.getX(), Math.min(anchor.getMinX(), furthest));
    }

    /// What has it as it was typed; only where nothing has, what has all its words in any order.
    private void narrow(String typed) {
        String wanted = typed.strip().toLowerCase(Locale.ROOT);
        found.setPredicate(item -> wordsToFind(item).contains(wanted));
        if (found.isEmpty()) {
            List<String> words = List.of(wanted.split("\\s+"));
            found.setPredicate(item -> words.stream().allMatch(wordsToFind(item)::contains));
        }
        list.getSelectionModel().selectFirst();
        list.scrollTo(0);
    }

    private String wordsToFind(T item) {
        return (nameOf.apply(item) + " " + wordsOf.apply(item)).toLowerCase(Locale.ROOT);
    }

    // The letter of the key that opened it is typed after it has opened, and again while it is held.
    private void onTyped(KeyEvent key) {
        opening |= !pressed;
        if (opening) {
            key.consume();
        }
    }

    private void onKey(KeyEvent key) {
        pressed = true;
        boolean used = true;
        if (key.getCode() == KeyCode.DOWN) {
            list.getSelectionModel().selectNext();
            list.scrollTo(Math.max(0, list.getSelectionModel().getSelectedIndex() - ROWS_AT_MOST + 1));
        } else if (key.getCode() == KeyCode.UP) {
            list.getSelectionModel().selectPrevious();
            list.scrollTo(Math.max(0, list.getSelectionModel().getSelectedIndex() - ROWS_AT_MOST + 1));
        } else if (key.getCode() == KeyCode.ENTER && search.isFocused()) {
            choose();
        } else if (key.getCode() == KeyCode.ESCAPE) {
            popup.hide();
        } else {
            used = false;
        }
        if (used) {
            key.consume();
        }
    }

    private void choose() {
        T chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            popup.hide();
            onChosen.accept(chosen);
        }
    }

    private final class PickerCell extends ListCell<T> {
        private final Function<T, Node> imageOf;

        PickerCell(Function<T, Node> imageOf) {
            this.imageOf = imageOf;
            // As wide as the list, however long a name is.
            setPrefWidth(0);
            setOnMouseClicked(clicked -> {
                if (!isEmpty()) {
                    choose();
                }
            });
        }

        @Override
        protected void updateItem(T item, boolean empty) {
            super.updateItem(item, empty);
            boolean none = empty || item == null;
            String hint = none ? "" : hintOf.apply(item);
            setText(none || !hint.isEmpty() ? null : nameOf.apply(item));
            setGraphic(none ? null : hint.isEmpty() ? imageOf.apply(item) : line(item, hint));
            setAccessibleText(none ? null : nameOf.apply(item) + " " + hint);
        }

        private HBox line(T item, String hint) {
            Label name = new Label(nameOf.apply(item));
            name.setMaxWidth(Double.MAX_VALUE);
            name.setMinWidth(0);
            HBox.setHgrow(name, Priority.ALWAYS);
            Label end = new Label(hint);
            end.getStyleClass().add("key-cap");
            end.setMinWidth(Region.USE_PREF_SIZE);
            HBox line = new HBox(imageOf.apply(item), name, end);
            line.getStyleClass().add("picker-line");
            line.setAlignment(Pos.CENTER_LEFT);
            line.setMinWidth(0);
            line.prefWidthProperty().bind(widthProperty().subtract(2 * SIDE));
            return line;
        }
    }
}
