package io.pushdeck.console.compose;

import io.pushdeck.console.desk.Desk;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.navigation.Destination;
import io.pushdeck.console.preferences.Keys;
import io.pushdeck.console.transfer.Cargo;
import io.pushdeck.console.transfer.DropPreview;
import io.pushdeck.console.ui.Icons;
import io.pushdeck.server.message.Audience;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.beans.binding.Bindings;
import javafx.beans.property.IntegerProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/// The composer: whom, what, and a button that says how many it reaches. Everything that can be dragged can be
/// dropped anywhere on it.
public final class ComposePanel extends VBox {
    private static final PseudoClass OFFLINE = PseudoClass.getPseudoClass("offline");

    private final Desk desk;
    private final Texts texts;
    private final ComposeModel model;
    private final RecipientWords words;
    private final IntegerProperty confirmAbove;
    private final RecipientsField recipients;
    private final TextField title = new TextField();
    private final TextArea text = new TextArea();
    private final ResultLine result;
    private final PushBar bar;
    private final Subscription subscription;

    public ComposePanel(Desk desk) {
        this.desk = desk;
        this.texts = desk.texts();
        this.model = new ComposeModel(
                desk.mirror(),
                desk.backend(),
                desk.preferences().text("compose.title", ""),
                desk.preferences().text("compose.text", ""));
        this.words = new RecipientWords(desk);
        this.confirmAbove = desk.preferences().number(Keys.CONFIRM_ABOVE, Keys.CONFIRM_ABOVE_DEFAULT);
        this.recipients = new RecipientsField(desk, model.recipients(), words);
        this.result = new ResultLine(texts, model);
        this.bar = new PushBar(texts, model, this::push);
        setId("compose-panel");
        getStyleClass().add("compose-panel");
        setUpFields();
        getChildren()
                .add(scrolling(new VBox(heading(), recipients, reach(), gone(), quote(), title, text, bar, result)));
        addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        subscription = Subscription.combine(
                desk.navigator().guide(this::onDestination),
                desk.drags().target(this, this::preview, cargo -> add(cargo.audience())));
    }

    /// Stops following the desk.
    public void close() {
        subscription.unsubscribe();
        recipients.close();
        result.close();
        bar.close();
        title.textProperty().unbindBidirectional(model.titleProperty());
        text.textProperty().unbindBidirectional(model.textProperty());
        model.close();
    }

    private void setUpFields() {
        title.setId("compose-title");
        title.promptTextProperty().bind(texts.binding("compose.name"));
        title.textProperty().bindBidirectional(model.titleProperty());
        text.setId("compose-text");
        text.setWrapText(true);
        text.promptTextProperty().bind(texts.binding("compose.text"));
        text.textProperty().bindBidirectional(model.textProperty());
        text.setPrefRowCount(4);
        text.setMinHeight(60);
        VBox.setVgrow(text, Priority.ALWAYS);
    }

    // In a low dock everything can still be reached; as a rule the text takes what is left and nothing scrolls.
    private static ScrollPane scrolling(VBox content) {
        content.getStyleClass().add("compose-content");
        ScrollPane scroll = new ScrollPane(content);
        scroll.getStyleClass().add("compose-scroll");
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setFocusTraversable(false);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        return scroll;
    }

    private HBox heading() {
        Label heading = new Label();
        heading.getStyleClass().add("compose-heading");
        heading.textProperty().bind(texts.binding("compose.title"));
        heading.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(heading, Priority.ALWAYS);
        HBox line = new HBox(heading, new ClassChoice(texts, model.pushClassProperty()));
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private Node reach() {
        Label people = wrapping("compose-reach");
        people.setId("compose-reach");
        people.setGraphic(Icons.of(Feather.USERS));
        people.textProperty()
                .bind(whenever(() -> words.reach(
                        model.recipients().audience(), model.reachProperty().get())));
        Label missed = wrapping("compose-missed");
        missed.textProperty().bind(texts.binding("compose.reach.missed"));
        missed.visibleProperty().bind(model.reachProperty().map(reach -> reach.offline() > 0));
        missed.managedProperty().bind(missed.visibleProperty());
        VBox lines = new VBox(people, missed);
        lines.getStyleClass().add("compose-reach-lines");
        model.reachProperty().subscribe(reach -> lines.pseudoClassStateChanged(OFFLINE, reach.online() == 0));
        return lines;
    }

    private ObservableValue<String> whenever(java.util.concurrent.Callable<String> say) {
        return Bindings.createStringBinding(
                say,
                texts.languageProperty(),
                model.reachProperty(),
                model.goneProperty(),
                model.recipients().items());
    }

    private Node gone() {
        Label gone = wrapping("compose-gone");
        gone.setId("compose-gone");
        gone.setGraphic(Icons.of(Feather.USER_X));
        gone.textProperty().bind(whenever(() -> {
            List<String> names = model.goneProperty().get();
            return names.isEmpty()
                    ? ""
                    : texts.text(
                            names.size() == 1 ? "compose.gone.one" : "compose.gone.many",
                            names.getFirst(),
                            names.size() - 1);
        }));
        showIf(gone, model.goneProperty().map(names -> !names.isEmpty()));
        return gone;
    }

    private Node quote() {
        Label heading = new Label();
        heading.getStyleClass().add("compose-quote-heading");
        heading.textProperty().bind(texts.binding("compose.answering"));
        heading.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(heading, Priority.ALWAYS);
        Button close = new Button();
        close.setId("compose-quote-close");
        close.setGraphic(Icons.of(Feather.X));
        close.getStyleClass().add("chip-remove");
        close.accessibleTextProperty().bind(texts.binding("compose.answering.close"));
        Tooltip tooltip = new Tooltip();
        tooltip.textProperty().bind(texts.binding("compose.answering.close"));
        close.setTooltip(tooltip);
        close.setOnAction(event -> {
            model.quotedProperty().set("");
            text.requestFocus();
        });
        HBox top = new HBox(heading, close);
        top.setAlignment(Pos.CENTER_LEFT);
        Label quoted = new Label();
        quoted.getStyleClass().add("compose-quote-text");
        quoted.setWrapText(true);
        quoted.textProperty().bind(model.quotedProperty());
        VBox box = new VBox(top, quoted);
        box.setId("compose-quote");
        box.getStyleClass().add("compose-quote");
        showIf(box, model.quotedProperty().map(said -> !said.isEmpty()));
        return box;
    }

    private static Label wrapping(String styleClass) {
        Label label = new Label();
        label.getStyleClass().add(styleClass);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private static void showIf(Node node, ObservableValue<Boolean> condition) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(node.visibleProperty());
    }

    private void onKey(KeyEvent key) {
        if (key.getCode() == KeyCode.ENTER && key.isShortcutDown()) {
            push();
            key.consume();
        }
    }

    private void push() {
        if (model.problemProperty().get().isEmpty() && model.reachesEveryone(confirmAbove.get())) {
            int people = model.reachProperty().get().online();
            desk.dialogs()
                    .confirm(
                            texts.text("compose.confirm.title"),
                            texts.text("compose.confirm.text", people),
                            texts.text("compose.confirm.action", people),
                            model::push);
        } else {
            model.push();
        }
    }

    private void onDestination(Destination destination) {
        if (destination instanceof Destination.Compose compose) {
            model.open(compose.recipients(), compose.answering());
            // The shell may only be about to show this panel, and what is hidden takes no focus: one pulse later.
            PauseTransition shown = new PauseTransition(Duration.millis(1));
            shown.setOnFinished(event -> text.requestFocus());
            shown.play();
        }
    }

    private void add(Audience audience) {
        model.open(audience, "");
        recipients.focusAdd();
    }

    private DropPreview preview(Cargo cargo) {
        if (cargo.audience().isEmpty()) {
            return new DropPreview(false, texts.text("compose.drop.nobody"));
        }
        Audience news = model.recipients().news(cargo.audience());
        return news.isEmpty()
                ? new DropPreview(false, texts.text("compose.drop.already"))
                : new DropPreview(true, words.adding(news));
    }
}
