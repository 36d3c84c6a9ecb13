package io.pushdeck.console.settings;

import io.pushdeck.console.bridge.ServerControl;
import io.pushdeck.console.desk.Desk;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.ui.Choice;
import io.pushdeck.console.ui.FileDialogs;
import io.pushdeck.console.ui.SettingRow;
import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/// Encryption: whether, with which certificate, and what the one in use says; and tokens, by which clients prove who
/// they are.
final class SecuritySettings extends VBox {
    private final Desk desk;
    private final Texts texts;
    private final SecurityModel model;

    SecuritySettings(Desk desk, ServerControl server, FileDialogs files) {
        this.desk = desk;
        this.texts = desk.texts();
        this.model = new SecurityModel(server);
        SecurityInputs inputs = new SecurityInputs(desk, model, files);
        setId("security-settings");
        getStyleClass().add("setting-sections");
        getChildren()
                .addAll(
                        new SettingSection(
                                texts.binding("security.section"),
                                source(),
                                inputs.pem(),
                                inputs.pkcs12(),
                                inputs.selfSigned(),
                                inputs.problem(),
                                foot()),
                        new CertificateCard(desk, model, files),
                        new TokenSettings(desk, new TokenModel(server)).section());
        // The server loads files that have changed by itself: whoever comes to look shall see what is in use.
        sceneProperty().subscribe(scene -> {
            if (scene != null) {
                server.refreshCertificate();
            }
        });
    }

    private Node source() {
        Choice<SecurityModel.Source> choice = new Choice<>(
                texts,
                List.of(SecurityModel.Source.values()),
                model.sourceProperty(),
                source -> "security.source." + word(source));
        choice.setId("security-source");
        ObservableValue<String> meaning = Bindings.createStringBinding(
                () -> texts.text(
                        "security.source." + word(model.sourceProperty().get()) + ".text"),
                model.sourceProperty(),
                texts.languageProperty());
        return new SettingRow(texts.binding("security.source.title"), meaning, choice);
    }

    private Node foot() {
        return new ApplyFoot(
                "security",
                Bindings.createStringBinding(
                        () -> texts.text("security.effect." + word(model.effect())),
                        model.revisionProperty(),
                        texts.languageProperty()),
                Bindings.createStringBinding(
                        () -> texts.text(model.busyProperty().get() ? "security.busy" : "security.apply"),
                        model.busyProperty(),
                        texts.languageProperty()),
                Bindings.createBooleanBinding(
                        () -> model.busyProperty().get() || !isApplicable(model.effect()),
                        model.busyProperty(),
                        model.revisionProperty()),
                this::askAndApply);
    }

    private static boolean isApplicable(SecurityModel.Effect effect) {
        return switch (effect) {
            case NOTHING, INCOMPLETE -> false;
            case SWITCHES_ON, SWITCHES_OFF, CHANGES, KEEPS -> true;
        };
    }

    /// Switching on or off changes every address, so it is asked about.
    private void askAndApply() {
        switch (model.effect()) {
            case SWITCHES_ON -> ask("security.on");
            case SWITCHES_OFF -> ask("security.off");
            default -> model.apply();
        }
    }

    private void ask(String key) {
        int connections = desk.mirror().connectionsProperty().get();
        desk.dialogs()
                .confirm(
                        texts.text(key + ".title"),
                        texts.text(key + ".text", connections),
                        texts.text(key + ".action"),
                        model::apply);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
