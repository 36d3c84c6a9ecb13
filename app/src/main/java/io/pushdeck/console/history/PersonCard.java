package io.pushdeck.console.history;

import io.pushdeck.console.desk.Desk;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.ui.CopyButton;
import io.pushdeck.console.ui.Icons;
import io.pushdeck.console.ui.Moments;
import io.pushdeck.console.ui.Picker;
import io.pushdeck.console.ui.PlainLine;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.Delivery;
import io.pushdeck.server.message.PushRecord;
import io.pushdeck.server.message.Stage;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/// Why one person got a push or did not: the sentence, and the times that prove it. Anybody can be asked about,
/// addressed or not.
final class PersonCard extends VBox {
    private static final int LONGEST_NAME = 60;

    private final Desk desk;
    private final Texts texts;
    private final PushModel model;
    private final Moments moments;
    private final VerdictWords words;
    private final InstantSource clock;
    private final VBox content = new VBox();
    private final Subscription subscription;

    PersonCard(Desk desk, PushModel model, Moments moments, InstantSource clock) {
        this.desk = desk;
        this.texts = desk.texts();
        this.model = model;
        this.moments = moments;
        this.words = new VerdictWords(texts, moments);
        this.clock = clock;
        setId("push-person");
        getStyleClass().addAll("push-card", "person-card");
        content.getStyleClass().add("person-content");
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().add("setting-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(heading(), scroll);
        subscription = Subscription.combine(
                model.answerProperty().subscribe(answer -> refresh()),
                model.progressProperty().subscribe((before, now) -> refresh()),
                texts.languageProperty().subscribe((before, now) -> refresh()));
    }

    void close() {
        subscription.unsubscribe();
    }

    private Node heading() {
        Label title = new Label();
        title.getStyleClass().add("panel-title");
        title.textProperty().bind(texts.binding("history.why.title"));
        title.setMaxWidth(Double.MAX_VALUE);
        title.setWrapText(true);
        HBox.setHgrow(title, Priority.ALWAYS);
        Button ask = new Button(null, Icons.of(Feather.SEARCH));
        ask.setId("push-ask");
        ask.getStyleClass().add("small");
        ask.textProperty().bind(texts.binding("history.why.ask"));
        ask.setMinWidth(USE_PREF_SIZE);
        ask.setOnAction(pressed -> pick(ask));
        HBox heading = new HBox(title, ask);
        heading.getStyleClass().add("person-heading");
        heading.setAlignment(Pos.CENTER_LEFT);
        return heading;
    }

    /// Lets the operator choose anybody who is known, or type an id.
    void pick(Node anchor) {
        Map<ClientId, String> names = new HashMap<>();
        model.deliveries().forEach(delivery -> names.put(delivery.client(), delivery.name()));
        Set<ClientId> known = new HashSet<>(names.keySet());
        known.addAll(desk.mirror().known());
        List<Person> people = known.stream()
                .map(client -> new Person(
                        client, names.getOrDefault(client, desk.mirror().nameOf(client))))
                .sorted(Comparator.comparing(person -> person.name().toLowerCase(Locale.ROOT)))
                .toList();
        new Picker<>(
                        people,
                        Person::words,
                        person -> Icons.of(Feather.USER),
                        texts.text("history.why.search"),
                        texts.text("history.why.nobody"))
                .action(texts.text("history.why.other"), this::askForId)
                .show(anchor, person -> model.ask(person.client()));
    }

    /// @param name may be the id
    private record Person(ClientId client, String name) {
        String words() {
            return name.equals(client.value()) ? name : PlainLine.of(name, LONGEST_NAME) + "  ·  " + client;
        }
    }

    private void askForId() {
        desk.dialogs()
                .ask(
                        texts.text("history.why.other.title"),
                        texts.text("history.why.other.label"),
                        "",
                        texts.text("history.why.other.action"),
                        typed -> isId(typed) ? Optional.empty() : Optional.of(texts.text("history.why.other.wrong")),
                        typed -> model.ask(new ClientId(typed)));
    }

    private static boolean isId(String typed) {
        return typed.matches("[A-Za-z0-9._@:-]{1,64}");
    }

    private String nameOf(ClientId client) {
        return PlainLine.of(
                model.deliveryOf(client)
                        .map(Delivery::name)
                        .orElseGet(() -> desk.mirror().nameOf(client)),
                LONGEST_NAME);
    }

    private void refresh() {
        content.getChildren().clear();
        Optional<PushModel.Answer> answer = model.answerProperty().get();
        Optional<PushRecord> push = model.pushProperty().get();
        if (answer.isEmpty() || push.isEmpty()) {
            Label hint = label("person-hint", texts.text("history.why.hint"));
            content.getChildren().add(hint);
            return;
        }
        ClientId client = answer.get().client();
        String sentence = words.sentence(answer.get().verdict(), push.get(), nameOf(client), clock.instant());
        Label name = label("person-name", nameOf(client));
        name.setId("push-person-name");
        content.getChildren().addAll(name, verdict(answer.get(), sentence));
        model.deliveryOf(client)
                .ifPresent(delivery ->
                        content.getChildren().add(timeline(push.get().announcement(), delivery)));
    }

    private Node verdict(PushModel.Answer answer, String sentence) {
        VerdictWords.Tone tone = VerdictWords.tone(answer.verdict());
        Label said = label("verdict-words", sentence);
        said.setId("push-verdict");
        said.setGraphic(Icons.of(
                switch (tone) {
                    case WELL -> Feather.CHECK_CIRCLE;
                    case OPEN -> Feather.CLOCK;
                    case BADLY -> Feather.X_CIRCLE;
                }));
        said.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(said, Priority.ALWAYS);
        CopyButton copy = new CopyButton(() -> sentence, texts.binding("history.why.copy"));
        HBox line = new HBox(said, copy);
        line.getStyleClass().addAll("verdict", "verdict-" + tone.name().toLowerCase(Locale.ROOT));
        return line;
    }

    private Node timeline(Announcement announcement, Delivery delivery) {
        VBox lines = new VBox();
        lines.setId("push-timeline");
        lines.getStyleClass().add("timeline");
        for (TimelineStep step : TimelineStep.of(announcement, delivery)) {
            lines.getChildren().add(line(announcement, delivery, step));
        }
        return lines;
    }

    private Node line(Announcement announcement, Delivery delivery, TimelineStep step) {
        Region dot = new Region();
        dot.getStyleClass().addAll("stage-dot", StageBar.styleClassOf(step.stage()));
        Label what = new Label(what(announcement, delivery, step.stage()));
        what.getStyleClass().add("timeline-words");
        what.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(what, Priority.ALWAYS);
        Label since = new Label(step.since()
                .map(gap -> texts.text("history.after", moments.precise(gap)))
                .orElse(""));
        since.getStyleClass().add("timeline-since");
        since.setMinWidth(Region.USE_PREF_SIZE);
        Label at = new Label(
                step.at().map(time -> moments.atSecond(time, clock.instant())).orElse(""));
        at.getStyleClass().add("timeline-at");
        at.setMinWidth(Region.USE_PREF_SIZE);
        HBox line = new HBox(dot, what, since, at);
        line.getStyleClass().add("timeline-line");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private String what(Announcement announcement, Delivery delivery, Stage stage) {
        String name = texts.text("stage." + stage.key());
        String detail = switch (stage) {
            case ACTED -> PushWords.action(texts, announcement, delivery.action());
            case FAILED -> PushWords.failure(texts, delivery);
            case QUEUED, WRITTEN, RECEIVED, DISPLAYED, READ, RECALLED, EXPIRED -> "";
        };
        return detail.isEmpty() ? name : name + " · " + detail;
    }

    private static Label label(String styleClass, String text) {
        Label label = new Label(text);
        label.getStyleClass().add(styleClass);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}
