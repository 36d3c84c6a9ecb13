package io.pushdeck.console.ui;

import io.pushdeck.console.i18n.Texts;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;

/// Says on a page that its data could not be read, and offers to try again. There only when it has something to say.
public final class TroubleBar extends HBox {
    private final Texts texts;
    private final String feature;
    private final Label words = new Label(null, Icons.of(Feather.ALERT_TRIANGLE));

    /// @param feature whose data it is: ids and texts begin with it
    /// @param onRetry asks for the data again
    public TroubleBar(Texts texts, String feature, Runnable onRetry) {
        this.texts = texts;
        this.feature = feature;
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        Button again = new Button();
        again.setId(feature + "-retry");
        again.setMinWidth(USE_PREF_SIZE);
        again.textProperty().bind(texts.binding(feature + ".trouble.again"));
        again.setOnAction(pressed -> {
            setVisible(false);
            onRetry.run();
        });
        setId(feature + "-trouble");
        getStyleClass().add("trouble-bar");
        setAlignment(Pos.CENTER_LEFT);
        setVisible(false);
        managedProperty().bind(visibleProperty());
        getChildren().addAll(words, again);
    }

    /// @param detail what went wrong
    public void show(String detail) {
        words.setText(texts.text(feature + ".trouble", detail));
        setVisible(true);
    }
}
