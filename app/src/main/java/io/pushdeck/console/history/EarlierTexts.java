package io.pushdeck.console.history;

import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.ui.Moments;
import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.PushVersion;
import java.time.Instant;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// What a push said before it was changed. Texts are shown as they are, never interpreted.
final class EarlierTexts extends ScrollPane {
    private static final double HIGHEST = 360;

    private final Texts texts;

    /// @param versions in the order in which they are shown
    EarlierTexts(Texts texts, Moments moments, List<PushVersion> versions, Instant now) {
        this.texts = texts;
        setId("push-earlier");
        getStyleClass().addAll("setting-scroll", "earlier-texts");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        VBox list = new VBox();
        list.getStyleClass().add("earlier-list");
        versions.forEach(version -> list.getChildren().add(entry(version, moments.atSecond(version.at(), now))));
        setContent(list);
        // As high as what it holds, while there is room.
        list.heightProperty().subscribe(height -> setPrefViewportHeight(Math.min(HIGHEST, height.doubleValue())));
    }

    private Node entry(PushVersion version, String at) {
        Announcement said = version.announcement();
        Label number = new Label(texts.text("history.version", version.version()));
        number.getStyleClass().add("count-pill");
        number.setMinWidth(USE_PREF_SIZE);
        HBox heading = new HBox(
                number,
                AnnouncementCard.label(
                        "announcement-severity", at + " · " + PushWords.severity(texts, said.severity())));
        heading.getStyleClass().add("announcement-heading");
        heading.setAlignment(Pos.CENTER_LEFT);
        VBox entry = new VBox(heading);
        entry.getStyleClass().add("earlier-text");
        entry.getChildren().addAll(AnnouncementCard.words(said));
        return entry;
    }
}
