package io.pushdeck.console.ui;

import io.pushdeck.console.i18n.Texts;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The search of a page. It searches at each key: 10,000 rows take less than a frame or two, and whoever
/// types
/// sees at once what is left.
public final class SearchField extends StackPane {
    private final TextField field = new TextField();

    /// @param feature  whose search it is: ids and texts begin with it
    /// @param onSearch given what is typed, with every key
    /// @param onDown   called when the operator moves on to what was found
    public SearchField(Texts texts, String feature, Consumer<String> onSearch, Runnable onDown) {
        field.setId(feature + "-search");
        field.getStyleClass().add("search-text");
        field.promptTextProperty().bind(texts.binding(feature + ".search"));
        field.textProperty().subscribe((was, now) -> onSearch.accept(now));
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
        clear.setId(feature + "-search-clear");
        clear.getStyleClass().add("search-clear");
        clear.setFocusTraversable(false);
        clear.accessibleTextProperty().bind(texts.binding("ui.search.clear"));
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

    public void clear() {
        field.clear();
    }

    public void focus() {
        field.requestFocus();
        field.selectAll();
    }
}
