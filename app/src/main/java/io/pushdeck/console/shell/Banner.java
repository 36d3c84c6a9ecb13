package io.pushdeck.console.shell;

import io.pushdeck.console.bridge.ServerControl;
import io.pushdeck.console.bridge.ServerStatus;
import io.pushdeck.console.desk.Desk;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.navigation.Destination;
import io.pushdeck.console.navigation.Navigator;
import io.pushdeck.console.navigation.SettingsPart;
import io.pushdeck.console.sharing.CertificateWords;
import io.pushdeck.console.ui.Dialogs;
import io.pushdeck.console.ui.Icons;
import io.pushdeck.server.PortUnavailableException.Side;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;

/// Says above the page that nobody can connect, why, and what to do about it.
final class Banner extends HBox {
    private final Texts texts;
    private final ServerControl server;
    private final Dialogs dialogs;
    private final Navigator navigator;

    Banner(Desk desk, ServerControl server) {
        this.texts = desk.texts();
        this.server = server;
        this.dialogs = desk.dialogs();
        this.navigator = desk.navigator();
        setId("banner");
        getStyleClass().add("banner");
        setAlignment(Pos.CENTER_LEFT);
        desk.roles().governs(this);
        managedProperty().bind(visibleProperty());
        server.statusProperty().subscribe(now -> refresh());
        texts.languageProperty().subscribe((before, now) -> refresh());
    }

    private void refresh() {
        ServerStatus status = server.statusProperty().get();
        setVisible(status instanceof ServerStatus.PortTaken
                || status instanceof ServerStatus.CertificateRefused
                || status instanceof ServerStatus.Failed);
        if (status instanceof ServerStatus.PortTaken taken) {
            String port = Integer.toString(taken.port());
            String side = taken.side() == Side.WEB_SOCKET ? "shell.banner.websocket" : "shell.banner.http";
            Button free = new Button(texts.text("shell.banner.use", Integer.toString(taken.free())));
            free.setId("banner-use-free");
            free.getStyleClass().add("accent");
            free.setOnAction(pressed -> server.usePort(taken.side(), taken.free()));
            Button choose = new Button(texts.text("shell.banner.choose"));
            choose.setId("banner-choose");
            choose.setOnAction(pressed -> choose(taken));
            show(texts.text("shell.banner.taken", port), texts.text(side), free, choose);
        } else if (status instanceof ServerStatus.CertificateRefused refused) {
            Button open = new Button(texts.text("shell.banner.security"));
            open.setId("banner-security");
            open.getStyleClass().add("accent");
            open.setOnAction(pressed -> navigator.go(new Destination.Settings(SettingsPart.SECURITY)));
            show(texts.text("shell.banner.certificate"), CertificateWords.of(texts, refused.problem()), open);
        } else if (status instanceof ServerStatus.Failed failed) {
            show(texts.text("shell.banner.failed"), failed.detail());
        }
    }

    private void show(String title, String text, Button... actions) {
        Label heading = new Label(title, Icons.of(Feather.ALERT_TRIANGLE));
        heading.getStyleClass().add("banner-title");
        heading.setMinWidth(USE_PREF_SIZE);
        Label words = new Label(text);
        words.getStyleClass().add("banner-text");
        words.setWrapText(true);
        words.setMaxWidth(Double.MAX_VALUE);
        setHgrow(words, Priority.ALWAYS);
        Button again = new Button(texts.text("shell.banner.again"));
        again.setId("banner-again");
        again.setOnAction(pressed -> server.start());
        getChildren().setAll(heading, words);
        getChildren().addAll(actions);
        getChildren().add(again);
        getChildren().stream()
                .filter(Button.class::isInstance)
                .forEach(button -> ((Button) button).setMinWidth(USE_PREF_SIZE));
    }

    private void choose(ServerStatus.PortTaken taken) {
        dialogs.ask(
                texts.text("shell.port.title"),
                texts.text("shell.port.label"),
                Integer.toString(taken.free()),
                texts.text("shell.port.action"),
                text -> problemOf(text, taken),
                text -> server.usePort(taken.side(), Integer.parseInt(text)));
    }

    private Optional<String> problemOf(String text, ServerStatus.PortTaken taken) {
        var config = server.configProperty().get();
        int other = taken.side() == Side.WEB_SOCKET ? config.httpPort() : config.webSocketPort();
        if (!text.matches("[1-9][0-9]{0,4}") || Integer.parseInt(text) > 65_535) {
            return Optional.of(texts.text("shell.port.range"));
        }
        return Integer.parseInt(text) == other
                ? Optional.of(texts.text("shell.port.same", Integer.toString(other)))
                : Optional.empty();
    }
}
