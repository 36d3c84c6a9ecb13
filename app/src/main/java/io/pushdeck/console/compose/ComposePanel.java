package io.pushdeck.console.compose;

import atlantafx.base.theme.Styles;
import io.pushdeck.console.commands.Command;
import io.pushdeck.console.commands.Commands;
import io.pushdeck.console.desk.Desk;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.navigation.Destination;
import io.pushdeck.console.preferences.Keys;
import io.pushdeck.console.sharing.OwnReceiver;
import io.pushdeck.console.transfer.Cargo;
import io.pushdeck.console.transfer.DropPreview;
import io.pushdeck.console.ui.Icons;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.message.TextFormat;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.beans.binding.Bindings;
import javafx.beans.property.IntegerProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
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
    private final Desk desk;
    private final Texts texts;
    private final ComposeModel model;
    private final RecipientWords words;
    private final IntegerProperty confirmAbove;
    private final RecipientsField recipients;
    private final AudienceLine audience;
    private final TextField title = new TextField();
    private final TextArea text = new TextArea();
    private final MoreFold more;
    private final ResultLine result;
    private final LaterButton later;
    private final PushBar bar;
    private final TemplateButton templates;
    private final KeptDraft kept;
    private final Trial trial;
    private final LargeButton large;
    // People who come and go by the hundred are looked at four times a second.
    private final PauseTransition settled = new PauseTransition(Duration.millis(250));
    private final Subscription subscription;

    /// @param clock in the zone of the operator
    /// @param own   where a trial goes
    public ComposePanel(Desk desk, Clock clock, OwnReceiver own) {
        this.desk = desk;
        this.texts = desk.texts();
        AudienceModel people = new AudienceModel(desk.mirror(), desk.backend());
        DraftModel draft = new DraftModel(
                desk.preferences().text("compose.title", ""), desk.preferences().text("compose.text", ""));
        this.model = new ComposeModel(people, draft, desk.departures(), clock, this::comeForward);
        this.kept = new KeptDraft(desk.preferences(), draft, people, model.pushClassProperty());
        this.trial = new Trial(desk, model, own, clock);
        this.large = new LargeButton(desk, model, trial, clock, this::push);
        this.words = new RecipientWords(desk);
        this.confirmAbove = desk.preferences().number(Keys.CONFIRM_ABOVE, Keys.CONFIRM_ABOVE_DEFAULT);
        this.templates = new TemplateButton(desk, model, words, clock);
        this.recipients = new RecipientsField(desk, people.recipients(), words);
        this.audience = new AudienceLine(desk, people, words, model.pushClassProperty());
        this.more = new MoreFold(texts, draft, model.pushClassProperty(), clock);
        this.result =
                new ResultLine(desk, model, clock, push -> desk.navigator().go(new Destination.Push(push)));
        this.later = new LaterButton(desk, model, clock);
        this.bar = new PushBar(texts, model, later, this::push);
        setId("compose-panel");
        getStyleClass().add("compose-panel");
        setUpFields();
        QuoteBox quote = new QuoteBox(texts, model.quotedProperty(), text::requestFocus);
        EmojiButton emoji = new EmojiButton(texts, desk.preferences(), "compose", title, text);
        VBox foot = new VBox(result, bar);
        foot.getStyleClass().add("compose-foot");
        getChildren()
                .addAll(scrolling(new VBox(heading(), recipients, audience, gone(), quote, title, emoji, more)), foot);
        addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        settled.setOnFinished(over -> people.look());
        desk.commands().offer(Commands.Scope.DESK, this::commands);
        subscription = Subscription.combine(
                draft.follow(this::markText),
                people.staleProperty().subscribe(this::onStale),
                desk.navigator().guide(this::onDestination),
                desk.drags().target(this, this::preview, cargo -> add(cargo.audience())));
    }

    /// Stops following the desk.
    public void close() {
        settled.stop();
        kept.close();
        trial.close();
        subscription.unsubscribe();
        recipients.close();
        audience.close();
        more.close();
        result.close();
        later.close();
        bar.close();
        title.textProperty().unbindBidirectional(model.draft().titleProperty());
        text.textProperty().unbindBidirectional(model.draft().bodyProperty());
        model.close();
    }

    private void onStale(boolean stale) {
        if (stale) {
            settled.playFromStart();
        }
    }

    private void setUpFields() {
        title.setId("compose-title");
        title.promptTextProperty().bind(texts.binding("compose.name"));
        title.textProperty().bindBidirectional(model.draft().titleProperty());
        text.setId("compose-text");
        text.setWrapText(true);
        text.promptTextProperty().bind(texts.binding("compose.text"));
        text.textProperty().bindBidirectional(model.draft().bodyProperty());
        text.setPrefRowCount(4);
        text.setMinHeight(60);
        VBox.setVgrow(text, Priority.ALWAYS);
    }

    private void markText() {
        Draft draft = model.draft().draft();
        text.pseudoClassStateChanged(Styles.STATE_DANGER, draft.bodyProblem().isPresent());
        // Code is read by its columns.
        if (draft.format() == TextFormat.JSON != text.getStyleClass().contains("mono")) {
            if (!text.getStyleClass().remove("mono")) {
                text.getStyleClass().add("mono");
            }
        }
    }

    // The text takes what is left; with everything unfolded it scrolls, and only the button stays in its place.
    private ScrollPane scrolling(VBox content) {
        content.getStyleClass().add("compose-content");
        ScrollPane scroll = new ScrollPane(content);
        scroll.getStyleClass().add("compose-scroll");
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setFocusTraversable(false);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        // How a push ended takes room from the text; whoever writes the next one sees where.
        PauseTransition laidOut = new PauseTransition(Duration.millis(1));
        laidOut.setOnFinished(over -> showText(scroll));
        result.heightProperty().subscribe(laidOut::playFromStart);
        return scroll;
    }

    private void showText(ScrollPane scroll) {
        double room = scroll.getViewportBounds().getHeight();
        double hidden = scroll.getContent().getBoundsInLocal().getHeight() - room;
        double end = scroll.getContent()
                .sceneToLocal(text.localToScene(text.getBoundsInLocal()))
                .getMaxY();
        if (result.isVisible() && hidden > 0 && end > room + scroll.getVvalue() * hidden) {
            scroll.setVvalue(Math.min(1, (end - room) / hidden));
        }
    }

    private HBox heading() {
        Label heading = new Label();
        heading.getStyleClass().add("compose-heading");
        heading.textProperty().bind(texts.binding("compose.title"));
        heading.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(heading, Priority.ALWAYS);
        HBox line = new HBox(heading, large, templates, new ClassChoice(texts, model.pushClassProperty()));
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private Node gone() {
        Label gone = new Label();
        gone.setId("compose-gone");
        gone.getStyleClass().add("compose-gone");
        gone.setWrapText(true);
        gone.setMinHeight(USE_PREF_SIZE);
        gone.setGraphic(Icons.of(Feather.USER_X));
        ObservableValue<List<String>> left = model.audience().goneProperty();
        gone.textProperty()
                .bind(Bindings.createStringBinding(() -> words.gone(left.getValue()), left, texts.languageProperty()));
        gone.visibleProperty().bind(left.map(names -> !names.isEmpty()));
        gone.managedProperty().bind(gone.visibleProperty());
        return gone;
    }

    private void onKey(KeyEvent key) {
        if (LargeButton.KEYS.match(key)) {
            large.open();
            key.consume();
        } else if (Trial.KEYS.match(key)) {
            trial.send();
            key.consume();
        } else if (LaterButton.KEYS.match(key)) {
            later.ask();
            key.consume();
        } else if (key.getCode() == KeyCode.ENTER && key.isShortcutDown()) {
            push();
            key.consume();
        }
    }

    private void push() {
        if (model.problemProperty().get().isEmpty() && model.reachesEveryone(confirmAbove.get())) {
            int people = model.people();
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

    private List<Command> commands() {
        List<Command> now = new ArrayList<>();
        if (model.problemProperty().get().isEmpty()) {
            now.add(new Command(
                    texts.text("compose.title"),
                    texts.text("compose.command.push"),
                    Feather.SEND,
                    new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN).getDisplayText(),
                    this::push));
        }
        now.addAll(later.commands());
        now.addAll(large.commands());
        now.addAll(trial.commands());
        now.addAll(templates.commands());
        return now;
    }

    private void comeForward() {
        desk.navigator().go(new Destination.Compose(Audience.NOBODY, ""));
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
        Audience news = model.audience().recipients().news(cargo.audience());
        return news.isEmpty()
                ? new DropPreview(false, texts.text("compose.drop.already"))
                : new DropPreview(true, words.adding(news));
    }
}
