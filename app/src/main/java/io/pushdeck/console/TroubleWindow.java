package io.pushdeck.console;

import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.profiles.Opening;
import io.pushdeck.console.shell.Appearance;
import io.pushdeck.console.ui.Icons;
import io.pushdeck.server.store.DataFolderInUseException;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// What opens instead of the console when its data cannot be used: why, and what to do.
final class TroubleWindow extends VBox {
    private final Texts texts;

    /// @param standard opens the default profile instead, and is to tell how that ended; null where this is it
    TroubleWindow(
            Texts texts,
            Path folder,
            @Nullable Throwable trouble,
            Consumer<String> browser,
            @Nullable Consumer<Consumer<Opening>> standard) {
        this.texts = texts;
        String key = trouble instanceof DataFolderInUseException
                ? "start.inuse"
                : trouble instanceof ProfileGoneException ? "start.gone" : "start.unusable";
        setId("trouble");
        getStyleClass().add("trouble");
        Label title = words("trouble-title", texts.text(key + ".title"));
        title.setGraphic(Icons.of(Feather.ALERT_TRIANGLE));
        Label path = words("mono", folder.toString());
        getChildren().addAll(title, words("trouble-text", texts.text(key + ".text")), path);
        if (key.equals("start.unusable") && trouble != null && trouble.getMessage() != null) {
            getChildren().add(words("trouble-detail", trouble.getMessage()));
        }
        Button open = new Button(texts.text("start.open"));
        open.setOnAction(pressed -> browser.accept(folder.toUri().toString()));
        Button quit = new Button(texts.text("start.quit"));
        quit.setId("trouble-quit");
        quit.getStyleClass().add("accent");
        quit.setDefaultButton(true);
        quit.setOnAction(pressed -> getScene().getWindow().hide());
        HBox buttons = new HBox(open, quit);
        if (standard != null) {
            buttons.getChildren().addFirst(standardButton(standard));
        }
        buttons.getStyleClass().add("dialog-buttons");
        buttons.setAlignment(Pos.CENTER_RIGHT);
        getChildren().add(buttons);
    }

    private Button standardButton(Consumer<Consumer<Opening>> standard) {
        Button button = new Button(texts.text("start.standard"));
        button.setId("trouble-standard");
        button.setOnAction(pressed -> {
            button.setDisable(true);
            standard.accept(opening -> {
                if (opening instanceof Opening.Failed failed) {
                    button.setDisable(false);
                    getChildren().add(words("trouble-detail", texts.text("start.failed", failed.reason())));
                } else {
                    getScene().getWindow().hide();
                }
            });
        });
        return button;
    }

    void show(Stage stage, Appearance appearance) {
        Scene scene = new Scene(this, 560, 320);
        appearance.dress(stage, scene);
        stage.setTitle(texts.text("start.title"));
        stage.setScene(scene);
        stage.show();
    }

    private static Label words(String styleClass, String text) {
        Label label = new Label(text);
        label.getStyleClass().add(styleClass);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}
