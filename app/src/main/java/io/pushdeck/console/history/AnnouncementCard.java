package io.pushdeck.console.history;

import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.ui.Icons;
import io.pushdeck.console.ui.Marks;
import io.pushdeck.console.ui.Moments;
import io.pushdeck.server.message.Action;
import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.Link;
import io.pushdeck.server.message.PushRecord;
import io.pushdeck.server.message.TextFormat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The announcement as it is now, with all that it asks for. Texts are shown as they are, never interpreted.
final class AnnouncementCard extends VBox {
    private final Texts texts;
    private final Moments moments;
    private final Runnable onEarlier;
    private final VBox content = new VBox();

    /// @param onEarlier shows what the push said before
    AnnouncementCard(Texts texts, Moments moments, Runnable onEarlier) {
        this.texts = texts;
        this.moments = moments;
        this.onEarlier = onEarlier;
        setId("push-announcement");
        getStyleClass().addAll("push-card", "announcement-card");
        content.getStyleClass().add("announcement-content");
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("setting-scroll");
        scroll.setFocusTraversable(false);
        // As high as what it holds, while there is room.
        scroll.prefViewportHeightProperty().bind(content.heightProperty());
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().add(scroll);
    }

    void show(PushRecord push, Instant now) {
        Announcement said = push.announcement();
        getStyleClass().removeIf(name -> name.startsWith("severity-"));
        getStyleClass().add(Marks.styleClassOf(said.severity()));
        content.getChildren().setAll(heading(push));
        content.getChildren().addAll(words(said));
        if (!said.actions().isEmpty()) {
            FlowPane buttons = new FlowPane();
            buttons.getStyleClass().add("announcement-actions");
            said.actions().stream()
                    .map(Action::label)
                    .forEach(label -> buttons.getChildren().add(label("announcement-action", label)));
            content.getChildren().add(buttons);
        }
        content.getChildren().addAll(facts(push, now));
    }

    /// Title and text, as far as there are any.
    static List<Node> words(Announcement said) {
        List<Node> words = new ArrayList<>();
        if (!said.title().isEmpty()) {
            words.add(label("announcement-title", said.title()));
        }
        if (!said.body().isEmpty()) {
            words.add(label(said.format() == TextFormat.JSON ? "mono" : "announcement-body", said.body()));
        }
        return words;
    }

    private Node heading(PushRecord push) {
        StackPane badge = new StackPane(Icons.of(mark(push.announcement())));
        badge.getStyleClass().add("severity-badge");
        Label severity = label(
                "announcement-severity",
                PushWords.severity(texts, push.announcement().severity()));
        severity.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(severity, Priority.ALWAYS);
        HBox heading = new HBox(badge, severity);
        heading.getStyleClass().add("announcement-heading");
        heading.setAlignment(Pos.CENTER_LEFT);
        if (push.texts() > 1) {
            heading.getChildren().add(version(push.texts()));
        }
        return heading;
    }

    private Node version(int number) {
        Button version = new Button(texts.text("history.version", number));
        version.setId("push-version");
        version.getStyleClass().addAll("count-pill", "version-pill");
        version.setMinWidth(USE_PREF_SIZE);
        version.setTooltip(new Tooltip(texts.text("history.earlier.tip")));
        version.setOnAction(pressed -> onEarlier.run());
        return version;
    }

    /// The icon that the operator chose, else that of the severity.
    private static Feather mark(Announcement said) {
        return said.icon().isEmpty() ? Marks.of(said.severity()) : Marks.ofIcon(said.icon());
    }

    private List<Node> facts(PushRecord push, Instant now) {
        Announcement said = push.announcement();
        List<Node> facts = new ArrayList<>();
        said.link().ifPresent(link -> facts.add(fact(Feather.LINK, words(link))));
        said.expires()
                .ifPresent(at -> facts.add(fact(
                        Feather.CLOCK,
                        texts.text(
                                said.hasExpired(now) ? "history.fact.expired" : "history.fact.expires",
                                moments.at(at, now)))));
        if (said.acknowledge()) {
            facts.add(fact(Feather.CHECK_SQUARE, texts.text("history.fact.acknowledge")));
        }
        List<String> manner = new ArrayList<>();
        addIf(said.manner().sound(), "history.fact.sound", manner);
        addIf(said.manner().sticky(), "history.fact.sticky", manner);
        addIf(said.manner().modal(), "history.fact.modal", manner);
        if (!manner.isEmpty()) {
            facts.add(fact(Feather.BELL, String.join(texts.text("history.separator"), manner)));
        }
        return facts;
    }

    private void addIf(boolean yes, String key, List<String> words) {
        if (yes) {
            words.add(texts.text(key));
        }
    }

    private static String words(Link link) {
        return link.label().isEmpty() ? link.url() : link.label() + " · " + link.url();
    }

    private static Label fact(Feather icon, String text) {
        Label fact = label("announcement-fact", text);
        fact.setGraphic(Icons.of(icon));
        return fact;
    }

    static Label label(String styleClass, String text) {
        Label label = new Label(text);
        label.getStyleClass().add(styleClass);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}
