package io.pushdeck.console.clients;

import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.ui.Icons;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The search of the clients page. It searches at each key: 10,000 rows take less than a frame or two, and whoever
/// types
/// sees at once what is left.
final class SearchField extends StackPane {
    private final TextField field = new TextField();

    /// @param onDown called when the operator moves on to what was found
    SearchField(Texts texts, ClientsModel model, Runnable onDown) {
        field.setId("clients-search");
        field.getStyleClass().add("search-text");
        field.promptTextProperty().bind(texts.binding("clients.search"));
        field.textProperty().subscribe((was, now) -> model.search(now));
        field.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ESCAPE && !field.getText().isEmpty()) {
                field.clear();
                key.consume();
            } else if (key.getCode() == KeyCode.DOWN || key.getCode() == KeyCode.ENTER) {
                onDown.run();
                key.consume();
            }
        });
        FontIcon glass = Icons.of(Feather.SEARCH);
        glass.setMouseTransparent(true);
        Button clear = new Button(null, Icons.of(Feather.X));
        clear.setId("clients-search-clear");
        clear.getStyleClass().add("search-clear");
        clear.setFocusTraversable(false);
        clear.accessibleTextProperty().bind(texts.binding("clients.search.clear"));
        clear.visibleProperty().bind(field.textProperty().isNotEmpty());
        clear.setOnAction(pressed -> {
            field.clear();
            field.requestFocus();
        });
        getStyleClass().add("search");
        setAlignment(glass, Pos.CENTER_LEFT);
        setAlignment(clear, Pos.CENTER_RIGHT);
        getChildren().addAll(field, glass, clear);
    }

    void clear() {
        field.clear();
    }

    void focus() {
        field.requestFocus();
        field.selectAll();
    }
}
