package io.pushdeck.console.sharing;

import io.pushdeck.console.bridge.ServerStatus;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.ui.CopyButton;
import io.pushdeck.console.ui.QrImage;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// How to join from a phone or another computer: a QR code to scan, and the addresses to type.
final class JoinCard extends VBox {
    JoinCard(Texts texts, ServerStatus.Listening listening) {
        getStyleClass().add("join-card");
        setAlignment(Pos.TOP_CENTER);
        List<String> urls = listening.receiverUrls();
        Label words = new Label(texts.text(urls.isEmpty() ? "sharing.join.nonetwork" : "sharing.join.text"));
        words.getStyleClass().add("dialog-text");
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        words.setMaxWidth(Double.MAX_VALUE);
        getChildren().add(words);
        if (!urls.isEmpty()) {
            QrImage code = new QrImage(232);
            code.setText(urls.getFirst());
            code.setId("sharing-qr");
            getChildren().add(code);
        }
        urls.forEach(url -> getChildren().add(row(texts, url)));
    }

    private static HBox row(Texts texts, String url) {
        Label address = new Label(url);
        address.getStyleClass().add("mono");
        HBox.setHgrow(address, Priority.ALWAYS);
        address.setMaxWidth(Double.MAX_VALUE);
        HBox row = new HBox(address, new CopyButton(() -> url, texts.binding("sharing.copy.address")));
        row.getStyleClass().add("address-row");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }
}
