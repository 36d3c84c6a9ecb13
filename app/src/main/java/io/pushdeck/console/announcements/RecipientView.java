package io.pushdeck.console.announcements;

import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.ui.Icons;
import io.pushdeck.console.ui.Marks;
import io.pushdeck.server.message.Action;
import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.TextFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// An announcement as the widget of the SDK shows it to whoever gets it; a picture of it, nothing that can be pressed.
/// The words of the widget's own are in the language of the console: what the reader's browser speaks is not known.
public final class RecipientView extends StackPane {
    /// Where it is looked at.
    public enum Screen {
        LIGHT,
        DARK,
        PHONE;

        /// `light`, as in ids and texts.
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Texts texts;
    private final HBox card = new HBox();
    private final StackPane room = new StackPane(card);

    public RecipientView(Texts texts) {
        this.texts = texts;
        setId("recipient-view");
        getStyleClass().add("recipient-view");
        room.getStyleClass().add("recipient-room");
        room.setMaxHeight(Region.USE_PREF_SIZE);
        card.setMaxHeight(Region.USE_PREF_SIZE);
        getChildren().add(room);
        setAlignment(Pos.TOP_CENTER);
    }

    /// @param time when it would have come, in the reader's words
    public void show(Announcement said, Screen screen, String time) {
        for (Screen each : Screen.values()) {
            getStyleClass().remove("recipient-" + each.key());
        }
        getStyleClass().add("recipient-" + screen.key());
        room.getStyleClass().remove("recipient-modal");
        if (said.manner().modal()) {
            room.getStyleClass().add("recipient-modal");
        }
        card.getStyleClass()
                .setAll(
                        "recipient-card",
                        "recipient-severity-" + said.severity().key());
        StackPane icon =
                new StackPane(Icons.of(said.icon().isEmpty() ? Marks.of(said.severity()) : Marks.ofIcon(said.icon())));
        icon.getStyleClass().add("recipient-icon");
        VBox main = new VBox(main(said, time).toArray(Node[]::new));
        main.getStyleClass().add("recipient-main");
        main.setMinWidth(0);
        HBox.setHgrow(main, Priority.ALWAYS);
        card.getChildren().setAll(icon, main);
    }

    private List<Node> main(Announcement said, String time) {
        List<Node> main = new ArrayList<>();
        Label title = label("recipient-title", said.title());
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        Label at = label("recipient-time", time);
        at.setMinWidth(Region.USE_PREF_SIZE);
        HBox head = new HBox(title, at);
        head.getStyleClass().add("recipient-head");
        if (!said.acknowledge()) {
            head.getChildren().add(Icons.of(Feather.X));
        }
        main.add(head);
        main.addAll(body(said));
        said.link()
                .ifPresent(link -> main.add(label(
                        "recipient-link-line",
                        link.label().isEmpty() ? texts.text("announcements.more") : link.label())));
        List<String> answers =
                new ArrayList<>(said.actions().stream().map(Action::label).toList());
        if (answers.isEmpty() && said.acknowledge()) {
            answers.add(texts.text("announcements.acknowledge"));
        }
        if (!answers.isEmpty()) {
            main.add(buttons(answers));
        }
        return main;
    }

    private static List<Node> body(Announcement said) {
        // JSON is for the code of a page: the widget does not show it.
        if (said.body().isEmpty() || said.format() == TextFormat.JSON) {
            return List.of();
        }
        return said.format() == TextFormat.MARKDOWN
                ? MarkdownText.of(said.body())
                : List.of(label("recipient-body", said.body()));
    }

    private static Node buttons(List<String> answers) {
        FlowPane buttons = new FlowPane();
        buttons.getStyleClass().add("recipient-buttons");
        for (String answer : answers) {
            Label button = label("recipient-button", answer);
            if (buttons.getChildren().isEmpty()) {
                button.getStyleClass().add("recipient-button-first");
            }
            buttons.getChildren().add(button);
        }
        return buttons;
    }

    private static Label label(String styleClass, String text) {
        Label label = new Label(text);
        label.getStyleClass().add(styleClass);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
