package io.pushdeck.console.people;

import io.pushdeck.console.bridge.ClientRow;
import io.pushdeck.console.desk.Desk;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.ui.AddressText;
import io.pushdeck.console.ui.Icons;
import io.pushdeck.console.ui.Moments;
import io.pushdeck.console.ui.PlainLine;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.session.BrowserName;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The connections that a person has now, each with what the server last measured of it.
final class TabLines extends VBox {
    private static final int LONGEST = 60;

    private final Desk desk;
    private final Texts texts;
    private final Moments moments;
    private List<ClientRow> shown = List.of();
    private List<Label> details = List.of();

    TabLines(Desk desk, Moments moments) {
        this.desk = desk;
        this.texts = desk.texts();
        this.moments = moments;
        setId("people-tabs");
        getStyleClass().add("person-lines");
    }

    void show(ClientId client, Instant now) {
        List<ClientRow> tabs = desk.mirror().connectionsOf(client);
        if (!tabs.equals(shown) || getChildren().isEmpty()) {
            shown = tabs;
            build(tabs);
        }
        for (int i = 0; i < details.size(); i++) {
            details.get(i).setText(detailOf(tabs.get(i), now));
        }
    }

    /// Says it anew, as in another language.
    void forget() {
        shown = List.of();
        details = List.of();
        getChildren().clear();
    }

    private void build(List<ClientRow> tabs) {
        getChildren().clear();
        if (tabs.isEmpty()) {
            Label none = new Label(texts.text("people.tabs.none"));
            none.getStyleClass().add("sent-none");
            getChildren().add(none);
        }
        List<Label> lines = tabs.stream().map(tab -> new Label()).toList();
        for (int i = 0; i < tabs.size(); i++) {
            getChildren().add(line(tabs.get(i), lines.get(i)));
        }
        details = lines;
    }

    private HBox line(ClientRow tab, Label detail) {
        String browser = PlainLine.of(BrowserName.of(tab.handshake().userAgent()), LONGEST);
        Label title = new Label(browser.isEmpty() ? texts.text("people.tab.unknown") : browser);
        title.getStyleClass().add("sent-title");
        detail.getStyleClass().add("sent-detail");
        detail.setWrapText(true);
        detail.setMinHeight(USE_PREF_SIZE);
        VBox words = new VBox(title, detail);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        Button end = new Button(null, Icons.of(Feather.X));
        end.getStyleClass().addAll("flat", "button-icon", "small");
        end.setMinWidth(Region.USE_PREF_SIZE);
        end.setTooltip(new Tooltip(texts.text("people.tab.end")));
        end.setAccessibleText(texts.text("people.tab.end"));
        end.setOnAction(pressed -> desk.backend().disconnect(Set.of(tab.session())));
        desk.roles().hides(end);
        HBox line = new HBox(words, end);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private String detailOf(ClientRow tab, Instant now) {
        String base = texts.text(
                "people.tab.detail",
                AddressText.of(tab.handshake().address()),
                moments.at(tab.connectedAt(), now),
                moments.ago(tab.trafficProperty().get().lastSeen(), now));
        return tab.isSlow()
                ? texts.text(
                        "people.tab.slow",
                        base,
                        moments.bytes(tab.trafficProperty().get().queuedBytes()))
                : base;
    }
}
