package io.pushdeck.console.compose;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Bounds;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Popup;
import javafx.stage.PopupWindow;

/// The list below the add field. The field keeps the focus: it hands over the keys that move and choose.
final class SuggestionPopup {
    private static final int ROW = 36;
    private static final int MOST_ROWS = 7;
    private static final int BORDER = 10;

    private final Popup popup = new Popup();
    private final ListView<Recipient> list = new ListView<>();
    private final StackPane frame = new StackPane(list);
    private final Consumer<Recipient> onChosen;

    SuggestionPopup(RecipientWords words, ObservableValue<String> nobody, Consumer<Recipient> onChosen) {
        this.onChosen = onChosen;
        Label none = new Label();
        none.getStyleClass().add("suggestion-none");
        none.textProperty().bind(nobody);
        list.setId("compose-suggestions");
        list.setPlaceholder(none);
        list.setFixedCellSize(ROW);
        list.setFocusTraversable(false);
        list.setCellFactory(view -> new SuggestionCell(words));
        list.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY) {
                choose();
            }
        });
        frame.getStyleClass().add("suggestions");
        popup.getContent().add(frame);
        popup.setAnchorLocation(PopupWindow.AnchorLocation.CONTENT_TOP_LEFT);
        popup.setAutoHide(true);
        popup.setHideOnEscape(false);
    }

    boolean isShowing() {
        return popup.isShowing();
    }

    /// Opens below `field`, or changes what is offered if it is open; the first line is selected.
    void show(Region field, List<Recipient> offered) {
        Bounds at = field.localToScreen(field.getBoundsInLocal());
        if (at == null) {
            return;
        }
        int rows = Math.clamp(offered.size(), 1, MOST_ROWS);
        list.setPrefSize(field.getWidth() - BORDER, rows * ROW);
        if (!popup.isShowing()) {
            dressLike(field);
            popup.show(field, at.getMinX(), at.getMaxY() + 4);
        }
        list.getItems().setAll(offered);
        if (!offered.isEmpty()) {
            list.getSelectionModel().select(0);
            list.scrollTo(0);
        }
    }

    // A popup is a scene of its own: the theme's colours hang on the root of the window it belongs to.
    private void dressLike(Region field) {
        frame.getStyleClass().removeIf(name -> name.startsWith("theme-"));
        field.getScene().getRoot().getStyleClass().stream()
                .filter(name -> name.startsWith("theme-"))
                .forEach(frame.getStyleClass()::add);
    }

    void hide() {
        // Cells that are left in a hidden popup would look for the theme's colours and not find them.
        list.getItems().clear();
        popup.hide();
    }

    /// Uses a key that moves, chooses or gives up.
    ///
    /// @return whether it was one
    boolean onKey(KeyEvent key) {
        if (!popup.isShowing()) {
            return false;
        }
        switch (key.getCode()) {
            case KeyCode.DOWN -> move(1);
            case KeyCode.UP -> move(-1);
            case KeyCode.PAGE_DOWN -> move(MOST_ROWS);
            case KeyCode.PAGE_UP -> move(-MOST_ROWS);
            case KeyCode.ENTER -> choose();
            case KeyCode.ESCAPE -> hide();
            default -> {
                return false;
            }
        }
        return true;
    }

    private void move(int by) {
        int last = list.getItems().size() - 1;
        if (last >= 0) {
            int to = Math.clamp(list.getSelectionModel().getSelectedIndex() + by, 0, last);
            list.getSelectionModel().select(to);
            list.scrollTo(Math.max(0, to - MOST_ROWS + 1));
        }
    }

    private void choose() {
        Recipient chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            hide();
            onChosen.accept(chosen);
        }
    }
}
