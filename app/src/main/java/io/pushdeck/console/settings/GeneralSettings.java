package io.pushdeck.console.settings;

import atlantafx.base.theme.Styles;
import io.pushdeck.console.bridge.ServerControl;
import io.pushdeck.console.desk.Desk;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.preferences.Keys;
import io.pushdeck.console.sharing.Sharing;
import io.pushdeck.console.ui.Choice;
import io.pushdeck.console.ui.CopyButton;
import io.pushdeck.console.ui.SettingRow;
import io.pushdeck.console.ui.Switch;
import io.pushdeck.server.session.IdentityTrust;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Language, theme, ports, sharing, safety, data. What can be applied at once is; ports need a restart of the server
/// and
/// have a button for it.
final class GeneralSettings extends VBox {
    private final Desk desk;
    private final Texts texts;
    private final Sharing sharing;
    private final ServerControl server;

    /// @param dataFolder shown, not changed
    GeneralSettings(Desk desk, Sharing sharing, Path dataFolder) {
        this.desk = desk;
        this.texts = desk.texts();
        this.sharing = sharing;
        this.server = sharing.server();
        getStyleClass().add("setting-sections");
        getChildren().addAll(look(), listening(), safety(), data(dataFolder));
    }

    private Node look() {
        StringProperty language = desk.preferences().text(Keys.LANGUAGE, Keys.SYSTEM);
        StringProperty theme = desk.preferences().text(Keys.THEME, Keys.SYSTEM);
        Choice<String> languages =
                new Choice<>(texts, List.of(Keys.SYSTEM, "en", "zh"), language, value -> "settings.language." + value);
        languages.setId("settings-language");
        Choice<String> themes =
                new Choice<>(texts, List.of(Keys.SYSTEM, "light", "dark"), theme, value -> "settings.theme." + value);
        themes.setId("settings-theme");
        Switch contrast = new Switch();
        contrast.setId("settings-contrast");
        contrast.selectedProperty().bindBidirectional(desk.preferences().flag(Keys.CONTRAST, false));
        Choice<String> scales = new Choice<>(
                texts,
                List.of(Keys.SYSTEM, "100", "125", "150", "200"),
                desk.preferences().text(Keys.SCALE, Keys.SYSTEM),
                value -> value.equals(Keys.SYSTEM) ? "settings.scale.system" : "settings.scale.percent");
        scales.setId("settings-scale");
        return section(
                "settings.look",
                row("settings.language", languages),
                row("settings.theme", themes),
                row("settings.contrast", contrast),
                row("settings.scale", scales));
    }

    private Node listening() {
        Switch share = new Switch();
        share.setId("settings-share");
        server.configProperty().subscribe(config -> share.setSelected(config.shared()));
        share.selectedProperty().subscribe((before, now) -> {
            boolean shared = server.configProperty().get().shared();
            if (now != shared) {
                share.setSelected(shared);
                sharing.share(now);
            }
        });
        ObjectProperty<IdentityTrust> trust = new SimpleObjectProperty<>();
        server.configProperty().subscribe(config -> trust.set(config.identityTrust()));
        trust.subscribe(
                (before, now) -> server.apply(server.configProperty().get().withIdentityTrust(now)));
        Choice<IdentityTrust> trusted = new Choice<>(
                texts,
                List.of(IdentityTrust.values()),
                trust,
                value -> "settings.trust." + value.name().toLowerCase(Locale.ROOT));
        trusted.setId("settings-trust");
        return section("settings.server", ports(), row("settings.share", share), row("settings.trust", trusted));
    }

    private Node ports() {
        PortSettings ports = new PortSettings(server.configProperty());
        TextField webSocket = portField("settings-port-websocket", ports.webSocketProperty());
        TextField http = portField("settings-port-http", ports.httpProperty());
        Label problem = new Label();
        problem.setId("settings-port-problem");
        problem.getStyleClass().add("field-problem");
        problem.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> words(ports.problemProperty().getValue()),
                        ports.problemProperty(),
                        texts.languageProperty()));
        problem.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(problem, Priority.ALWAYS);
        ports.problemProperty().subscribe(now -> {
            mark(webSocket, now == PortSettings.Problem.WEB_SOCKET_RANGE || now == PortSettings.Problem.SAME);
            mark(http, now == PortSettings.Problem.HTTP_RANGE || now == PortSettings.Problem.SAME);
        });
        Button apply = new Button();
        apply.setId("settings-port-apply");
        apply.getStyleClass().add("accent");
        apply.textProperty().bind(texts.binding("settings.port.apply"));
        apply.disableProperty().bind(ports.applicableProperty().map(yes -> !yes));
        apply.setOnAction(pressed -> server.apply(ports.wanted()));
        webSocket.setOnAction(entered -> apply.fire());
        http.setOnAction(entered -> apply.fire());
        HBox foot = new HBox(problem, apply);
        foot.getStyleClass().add("setting-foot");
        foot.setAlignment(Pos.CENTER_LEFT);
        return new VBox(row("settings.port.websocket", webSocket), row("settings.port.http", http), foot);
    }

    private String words(PortSettings.Problem problem) {
        return switch (problem) {
            case NONE -> "";
            case WEB_SOCKET_RANGE, HTTP_RANGE -> texts.text("settings.port.range");
            case SAME -> texts.text("settings.port.same");
        };
    }

    private static void mark(TextField field, boolean wrong) {
        field.pseudoClassStateChanged(Styles.STATE_DANGER, wrong);
    }

    private static TextField portField(String id, StringProperty text) {
        TextField field = new TextField();
        field.setId(id);
        field.getStyleClass().add("number-field");
        field.textProperty().bindBidirectional(text);
        return field;
    }

    private Node safety() {
        IntegerProperty above = desk.preferences().number(Keys.CONFIRM_ABOVE, Keys.CONFIRM_ABOVE_DEFAULT);
        IntegerProperty undo = desk.preferences().number(Keys.UNDO_SECONDS, Keys.UNDO_SECONDS_DEFAULT);
        Switch keep = new Switch();
        keep.setId("settings-keep-running");
        keep.selectedProperty().bindBidirectional(desk.preferences().flag(Keys.KEEP_RUNNING, false));
        return section(
                "settings.safety",
                row("settings.keep", keep),
                row("settings.undo", numberField("settings-undo", undo, Keys.UNDO_SECONDS_MOST)),
                row("settings.confirm", numberField("settings-confirm-above", above, 999_999)));
    }

    /// Takes a number as soon as it is one from 0 to `most`.
    private static TextField numberField(String id, IntegerProperty number, int most) {
        TextField field = new TextField(Integer.toString(number.get()));
        field.setId(id);
        field.getStyleClass().add("number-field");
        field.textProperty().subscribe((before, now) -> {
            boolean good = isNumber(now, most);
            mark(field, !good);
            if (good) {
                number.set(Integer.parseInt(now.strip()));
            }
        });
        // An import of settings changes it too; what is being typed stays as it is.
        number.subscribe((before, now) -> {
            String typed = field.getText();
            if (!isNumber(typed, most) || Integer.parseInt(typed.strip()) != now.intValue()) {
                field.setText(now.toString());
            }
        });
        return field;
    }

    private static boolean isNumber(String typed, int most) {
        return typed.strip().matches("[0-9]{1,6}") && Integer.parseInt(typed.strip()) <= most;
    }

    private Node data(Path dataFolder) {
        TextField folder = new TextField(dataFolder.toString());
        folder.setId("settings-data-folder");
        folder.setEditable(false);
        folder.getStyleClass().add("path-field");
        HBox both = new HBox(folder, new CopyButton(dataFolder::toString, texts.binding("settings.data.copy")));
        both.getStyleClass().add("setting-path");
        both.setAlignment(Pos.CENTER_LEFT);
        return section("settings.data", row("settings.folder", both));
    }

    private Node section(String key, Node... rows) {
        return new SettingSection(texts.binding(key + ".section"), rows);
    }

    private Node row(String key, Node control) {
        return new SettingRow(texts.binding(key + ".title"), texts.binding(key + ".text"), control);
    }
}
