package io.pushdeck.console.sharing;

import io.pushdeck.console.bridge.ServerStatus;
import io.pushdeck.console.i18n.Texts;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// A coloured dot and the state of the server in words: never by colour alone.
public final class StatusLabel extends Label {
    public StatusLabel(Texts texts, ObservableValue<ServerStatus> status) {
        Region dot = new Region();
        setGraphic(dot);
        getStyleClass().add("status-label");
        textProperty()
                .bind(Bindings.createStringBinding(
                        () -> words(texts, status.getValue()), status, texts.languageProperty()));
        status.subscribe(now -> dot.getStyleClass().setAll("status-dot", styleClass(now)));
    }

    private static String words(Texts texts, ServerStatus status) {
        return switch (status) {
            case ServerStatus.Stopped stopped -> texts.text("shell.status.stopped");
            case ServerStatus.Changing changing -> texts.text("shell.status.changing");
            case ServerStatus.Listening listening ->
                texts.text(listening.config().shared() ? "shell.status.shared" : "shell.status.listening");
            case ServerStatus.PortTaken taken -> texts.text("shell.status.taken", Integer.toString(taken.port()));
            case ServerStatus.CertificateRefused refused -> texts.text("shell.status.certificate");
            case ServerStatus.Failed failed -> texts.text("shell.status.failed");
        };
    }

    private static String styleClass(ServerStatus status) {
        return switch (status) {
            case ServerStatus.Stopped stopped -> "dot-off";
            case ServerStatus.Changing changing -> "dot-changing";
            case ServerStatus.Listening listening -> "dot-on";
            case ServerStatus.PortTaken taken -> "dot-trouble";
            case ServerStatus.CertificateRefused refused -> "dot-trouble";
            case ServerStatus.Failed failed -> "dot-trouble";
        };
    }
}
