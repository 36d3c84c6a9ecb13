package io.pushdeck.console.sharing;

import io.pushdeck.console.bridge.ServerStatus;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.ui.Icons;
import io.pushdeck.console.ui.QrImage;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.kordamp.ikonli.feather.Feather;

/// What the console shows while nobody is connected: how to get the first person in. It says so too when nobody can
/// come, because the server is stopped.
public final class Invitation extends VBox {
    private final QrImage code = new QrImage(168);
    private final StackPane badge = new StackPane(Icons.of(Feather.RADIO));

    public Invitation(Sharing sharing) {
        Texts texts = sharing.texts();
        ObservableValue<ServerStatus> status = sharing.server().statusProperty();
        ObservableValue<Boolean> listening = status.map(ServerStatus.Listening.class::isInstance);
        setId("clients-empty");
        getStyleClass().add("empty-state");
        setAlignment(Pos.CENTER);
        badge.getStyleClass().add("empty-icon");
        badge.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        code.managedProperty().bind(code.visibleProperty());
        badge.managedProperty().bind(badge.visibleProperty());
        getChildren()
                .addAll(
                        badge,
                        code,
                        label("empty-title", choose(listening, texts, "sharing.empty.title", "sharing.closed.title")),
                        label("empty-text", text(status, texts)),
                        actions(sharing, listening));
        status.subscribe(this::show);
    }

    private void show(ServerStatus status) {
        boolean reachable = status instanceof ServerStatus.Listening listening
                && !listening.networkAddresses().isEmpty();
        if (reachable) {
            code.setText(((ServerStatus.Listening) status).receiverUrl());
        }
        code.setVisible(reachable);
        badge.setVisible(!reachable);
    }

    private static ObservableValue<String> choose(
            ObservableValue<Boolean> listening, Texts texts, String yes, String no) {
        return Bindings.createStringBinding(
                () -> texts.text(listening.getValue() ? yes : no), listening, texts.languageProperty());
    }

    private static ObservableValue<String> text(ObservableValue<ServerStatus> status, Texts texts) {
        return Bindings.createStringBinding(
                () -> status.getValue() instanceof ServerStatus.Listening listening
                        ? texts.text(
                                listening.networkAddresses().isEmpty() ? "sharing.empty.local" : "sharing.empty.shared",
                                listening.receiverUrl())
                        : texts.text("sharing.closed.text"),
                status,
                texts.languageProperty());
    }

    private static Node actions(Sharing sharing, ObservableValue<Boolean> listening) {
        Texts texts = sharing.texts();
        Button open = new Button("", Icons.of(Feather.EXTERNAL_LINK));
        open.setId("clients-open-receiver");
        open.getStyleClass().add("accent");
        open.textProperty().bind(texts.binding("sharing.open"));
        open.setOnAction(pressed -> sharing.openReceiver());
        Button join = new Button("", Icons.of(Feather.SMARTPHONE));
        join.setId("clients-join-phone");
        join.textProperty().bind(texts.binding("sharing.phone"));
        join.setOnAction(pressed -> sharing.showJoin());
        Button start = new Button("", Icons.of(Feather.PLAY));
        start.getStyleClass().add("accent");
        start.textProperty().bind(texts.binding("sharing.start"));
        start.setOnAction(pressed -> sharing.server().start());
        FlowPane row = new FlowPane();
        row.getStyleClass().add("empty-actions");
        row.setAlignment(Pos.CENTER);
        listening.subscribe(yes -> {
            if (yes) {
                row.getChildren().setAll(open, join);
            } else {
                row.getChildren().setAll(start);
            }
        });
        return row;
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
