package io.pushdeck.console.ui;

import io.pushdeck.console.i18n.Texts;
import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The search of a page. What is in memory is searched at each key: 10,000 rows take less than a frame or two, and
/// whoever types sees at once what is left. What is on disk is searched when typing rests, or Enter says so.
public final class SearchField extends StackPane {
    private static final Duration REST = Duration.millis(150);

    private final TextField field = new TextField();
    private final Consumer<String> onSearch;
    private final PauseTransition rest = new PauseTransition(REST);

    /// Searches at each key.
    ///
    /// @param feature  whose search it is: its texts begin with it, and ids with the same words joined by hyphens
    /// @param onSearch given what is typed
    /// @param onDown   called when the operator moves on to what was found
    public SearchField(Texts texts, String feature, Consumer<String> onSearch, Runnable onDown) {
        this(texts, feature, onSearch, onDown, false);
    }

    /// Searches when typing rests; otherwise like the constructor.
    public static SearchField patient(Texts texts, String feature, Consumer<String> onSearch, Runnable onDown) {
        return new SearchField(texts, feature, onSearch, onDown, true);
    }

    private SearchField(Texts texts, String feature, Consumer<String> onSearch, Runnable onDown, boolean patient) {
        this.onSearch = onSearch;
        String id = feature.replace('.', '-') + "-search";
        field.setId(id);
        field.getStyleClass().add("search-text");
        field.promptTextProperty().bind(texts.binding(feature + ".search"));
        rest.setOnFinished(over -> onSearch.accept(field.getText()));
        field.textProperty().subscribe((was, now) -> {
            rest.playFromStart();
            if (!patient || now.isEmpty()) {
                searchNow();
            }
        });
        field.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ESCAPE && !field.getText().isEmpty()) {
                field.clear();
                key.consume();
            } else if (key.getCode() == KeyCode.DOWN || key.getCode() == KeyCode.ENTER) {
                searchNow();
                onDown.run();
                key.consume();
            }
        });
        FontIcon glass = Icons.of(Feather.SEARCH);
        glass.setMouseTransparent(true);
        getStyleClass().add("search");
        setAlignment(glass, Pos.CENTER_LEFT);
        getChildren().addAll(field, glass, clearButton(texts, id));
    }

    private Button clearButton(Texts texts, String id) {
        Button clear = new Button(null, Icons.of(Feather.X));
        clear.setId(id + "-clear");
        clear.getStyleClass().add("search-clear");
        clear.setFocusTraversable(false);
        clear.accessibleTextProperty().bind(texts.binding("ui.search.clear"));
        clear.visibleProperty().bind(field.textProperty().isNotEmpty());
        clear.setOnAction(pressed -> {
            field.clear();
            field.requestFocus();
        });
        setAlignment(clear, Pos.CENTER_RIGHT);
        return clear;
    }

    private void searchNow() {
        if (rest.getStatus() == Animation.Status.RUNNING) {
            rest.stop();
            onSearch.accept(field.getText());
        }
    }

    public String text() {
        return field.getText();
    }

    public boolean hasKeyboard() {
        return field.isFocused();
    }

    /// Searches for nothing, at once.
    public void clear() {
        field.clear();
    }

    public void focus() {
        field.requestFocus();
        field.selectAll();
    }

    /// Forgets what was typed a moment ago and not searched for yet.
    public void close() {
        rest.stop();
    }
}
