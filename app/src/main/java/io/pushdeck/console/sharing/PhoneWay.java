package io.pushdeck.console.sharing;

import io.pushdeck.console.bridge.ServerStatus;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.ui.CopyButton;
import io.pushdeck.console.ui.Icons;
import io.pushdeck.console.ui.QrImage;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/// Joining by phone: the QR code and its address once the server is shared, and until then the way to share it.
final class PhoneWay extends Way {
    PhoneWay(Sharing sharing) {
        Texts texts = sharing.texts();
        ObservableValue<String> url = sharing.server().statusProperty().map(PhoneWay::urlOf);
        super(
                picture(url),
                texts.binding("sharing.phone.title"),
                Bindings.createStringBinding(
                        () -> texts.text(textKey(url.getValue(), sharing)),
                        url,
                        sharing.server().configProperty(),
                        texts.languageProperty()),
                foot(sharing, url));
        getStyleClass().add("phone-way");
    }

    private static String textKey(String url, Sharing sharing) {
        if (!url.isEmpty()) {
            return "sharing.phone.scan";
        }
        return sharing.server().configProperty().get().shared() ? "sharing.join.nonetwork" : "sharing.phone.closed";
    }

    /// Where a phone finds the receiver page; empty if it cannot.
    private static String urlOf(ServerStatus status) {
        return status instanceof ServerStatus.Listening listening
                        && !listening.networkAddresses().isEmpty()
                ? listening.receiverUrl()
                : "";
    }

    private static Node picture(ObservableValue<String> url) {
        QrImage code = new QrImage(136);
        code.setId("clients-qr");
        StackPane badge = new StackPane(Icons.of(Feather.SMARTPHONE));
        badge.getStyleClass().add("way-outline");
        badge.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        url.subscribe(now -> {
            code.setVisible(!now.isEmpty());
            badge.setVisible(now.isEmpty());
            if (!now.isEmpty()) {
                code.setText(now);
            }
        });
        return new StackPane(badge, code);
    }

    private static Node foot(Sharing sharing, ObservableValue<String> url) {
        Texts texts = sharing.texts();
        Label address = new Label();
        address.getStyleClass().addAll("mono", "way-address");
        address.textProperty().bind(url);
        address.setMinWidth(USE_PREF_SIZE);
        HBox row = new HBox(address, new CopyButton(url::getValue, texts.binding("sharing.copy.address")));
        row.setId("clients-phone-address");
        row.getStyleClass().add("address-row");
        row.setAlignment(Pos.CENTER_LEFT);
        row.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        Button share = new Button("", Icons.of(Feather.SHARE_2));
        share.setId("clients-join-phone");
        share.setMinWidth(USE_PREF_SIZE);
        share.textProperty().bind(texts.binding("sharing.phone"));
        share.setOnAction(pressed -> sharing.showJoin());
        row.visibleProperty().bind(url.map(now -> !now.isEmpty()));
        share.visibleProperty().bind(sharing.server().configProperty().map(config -> !config.shared()));
        return new StackPane(row, share);
    }
}
