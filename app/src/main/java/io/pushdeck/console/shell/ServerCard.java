package io.pushdeck.console.shell;

import io.pushdeck.console.bridge.ServerControl;
import io.pushdeck.console.bridge.ServerStatus;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.roles.Roles;
import io.pushdeck.console.sharing.Sharing;
import io.pushdeck.console.sharing.StatusLabel;
import io.pushdeck.console.ui.CopyButton;
import io.pushdeck.console.ui.Icons;
import io.pushdeck.console.ui.Switch;
import io.pushdeck.console.ui.Tip;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The server at the bottom of the sidebar: whether it listens and where, and the switches for it.
final class ServerCard extends VBox {
    private final Roles roles;
    private final Texts texts;
    private final ServerControl server;
    private final ObservableValue<ServerStatus> status;
    private final ObservableValue<Boolean> listening;

    /// @param closing asks first, if somebody would notice
    /// @param profile whose server it is; empty where there is only one
    ServerCard(Sharing sharing, Roles roles, Closing closing, ObservableValue<String> profile) {
        this.roles = roles;
        texts = sharing.texts();
        server = sharing.server();
        status = server.statusProperty();
        listening = status.map(ServerStatus.Listening.class::isInstance);
        setId("server-card");
        getStyleClass().add("server-card");
        getChildren()
                .addAll(
                        name(profile),
                        head(closing::restartServer),
                        address(),
                        share(sharing),
                        buttons(sharing, closing::stopServer));
    }

    private static Label name(ObservableValue<String> profile) {
        Label name = new Label(null, Icons.of(Feather.LAYERS));
        name.setId("server-profile");
        name.getStyleClass().add("server-profile");
        name.textProperty().bind(profile);
        name.setMaxWidth(Double.MAX_VALUE);
        Tip.put(name, profile);
        showOnlyIf(name, profile.map(now -> !now.isEmpty()));
        return name;
    }

    private HBox head(Runnable restart) {
        Button again = new Button("", Icons.of(Feather.REFRESH_CW));
        again.setId("server-restart");
        again.getStyleClass().addAll("button-icon", "flat", "small-icon-button");
        Tip.put(again, texts.binding("shell.server.restart"));
        again.visibleProperty().bind(listening);
        again.setOnAction(pressed -> restart.run());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        StatusLabel words = new StatusLabel(texts, status);
        words.setId("server-status");
        return row(words, space, again);
    }

    private HBox address() {
        Label url = new Label();
        url.setId("server-url");
        url.getStyleClass().add("server-url");
        url.textProperty().bind(status.map(ServerCard::urlOf));
        HBox.setHgrow(url, Priority.ALWAYS);
        url.setMaxWidth(Double.MAX_VALUE);
        CopyButton copy = new CopyButton(() -> urlOf(status.getValue()), texts.binding("shell.server.copy"));
        FontIcon lock = Icons.of(Feather.LOCK);
        lock.setId("server-lock");
        lock.getStyleClass().add("server-lock");
        Tip.put(lock, texts.binding("shell.server.secure"));
        lock.visibleProperty().bind(status.map(now -> now instanceof ServerStatus.Listening open && open.isSecure()));
        lock.managedProperty().bind(lock.visibleProperty());
        HBox row = row(url, copy);
        row.getChildren().addFirst(lock);
        showOnlyIf(row, listening);
        return row;
    }

    private static String urlOf(ServerStatus status) {
        return status instanceof ServerStatus.Listening now ? now.webSocketUrl() : "";
    }

    private HBox share(Sharing sharing) {
        Label words = new Label();
        words.getStyleClass().add("server-share-label");
        words.textProperty().bind(texts.binding("shell.server.share"));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Switch toggle = new Switch();
        toggle.setId("server-share");
        words.setLabelFor(toggle);
        server.configProperty().subscribe(config -> toggle.setSelected(config.shared()));
        toggle.selectedProperty().subscribe((before, now) -> {
            boolean shared = server.configProperty().get().shared();
            if (now != shared) {
                // The switch follows the server, not the mouse: the operator may still say no.
                toggle.setSelected(shared);
                roles.asOperator(() -> sharing.share(now));
            }
        });
        return row(words, space, toggle);
    }

    private HBox buttons(Sharing sharing, Runnable stop) {
        Button open = new Button("", Icons.of(Feather.EXTERNAL_LINK));
        open.setId("server-open-receiver");
        Tip.put(open, texts.binding("sharing.open"));
        open.setOnAction(pressed -> sharing.openReceiver());
        Button code = new Button("", Icons.of(Feather.SMARTPHONE));
        code.setId("server-join");
        Tip.put(code, texts.binding("sharing.phone"));
        code.setOnAction(pressed -> sharing.showJoin());
        Button end = wide("server-stop", Feather.SQUARE, "shell.server.stop");
        end.setOnAction(pressed -> stop.run());
        Button start = wide("server-start", Feather.PLAY, "shell.server.start");
        start.getStyleClass().add("accent");
        start.disableProperty().bind(status.map(ServerStatus.Changing.class::isInstance));
        start.setOnAction(pressed -> roles.asOperator(server::start));
        for (Button shown : new Button[] {open, code}) {
            shown.getStyleClass().addAll("button-icon", "server-button");
            showOnlyIf(shown, listening);
        }
        showOnlyIf(end, listening);
        showOnlyIf(start, listening.map(yes -> !yes));
        return row(end, start, open, code);
    }

    private Button wide(String id, Feather icon, String key) {
        Button button = new Button("", Icons.of(icon));
        button.setId(id);
        button.getStyleClass().add("server-button");
        button.textProperty().bind(texts.binding(key));
        button.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(button, Priority.ALWAYS);
        return button;
    }

    private static HBox row(Region... children) {
        HBox row = new HBox(children);
        row.getStyleClass().add("server-row");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private static void showOnlyIf(Region region, ObservableValue<Boolean> shown) {
        region.visibleProperty().bind(shown);
        region.managedProperty().bind(shown);
    }
}
