package io.pushdeck.console.sharing;

import io.pushdeck.console.bridge.ServerStatus;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.ui.EmptyState;
import io.pushdeck.console.ui.Icons;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.kordamp.ikonli.feather.Feather;

/// What the console shows while nobody is connected: how to get the first one in, on this computer and by phone. It
/// says so too when nobody can come, because the server is stopped.
public final class Invitation extends StackPane {
    public Invitation(Sharing sharing) {
        ObservableValue<Boolean> open = sharing.server().statusProperty().map(ServerStatus.Listening.class::isInstance);
        VBox ways = ways(sharing);
        EmptyState closed = closed(sharing);
        ScrollPane scroll = new ScrollPane(ways);
        scroll.getStyleClass().add("invitation-scroll");
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setMinSize(0, 0);
        scroll.visibleProperty().bind(open);
        closed.visibleProperty().bind(open.map(yes -> !yes));
        setId("clients-empty");
        getChildren().addAll(scroll, closed);
    }

    private static VBox ways(Sharing sharing) {
        Texts texts = sharing.texts();
        HBox card = new HBox(new HereWay(sharing), new PhoneWay(sharing));
        card.getStyleClass().add("invitation-card");
        card.setMaxWidth(USE_PREF_SIZE);
        VBox ways = new VBox(
                label("empty-title", texts.binding("sharing.empty.title")),
                label("empty-text", texts.binding("sharing.empty.text")),
                card);
        ways.getStyleClass().addAll("empty-state", "invitation");
        ways.setAlignment(Pos.CENTER);
        return ways;
    }

    private static EmptyState closed(Sharing sharing) {
        Texts texts = sharing.texts();
        Button start = new Button("", Icons.of(Feather.PLAY));
        start.setId("clients-start-server");
        start.getStyleClass().add("accent");
        start.textProperty().bind(texts.binding("sharing.start"));
        start.setOnAction(pressed -> sharing.server().start());
        return new EmptyState(
                Feather.RADIO, texts.binding("sharing.closed.title"), texts.binding("sharing.closed.text"), start);
    }

    private static Label label(String styleClass, ObservableValue<String> text) {
        Label label = new Label();
        label.getStyleClass().add(styleClass);
        label.textProperty().bind(text);
        label.setWrapText(true);
        label.setTextAlignment(TextAlignment.CENTER);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}
