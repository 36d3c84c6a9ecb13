package io.pushdeck.console.compose;

import atlantafx.base.theme.Styles;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.ui.Choice;
import io.pushdeck.server.message.TextFormat;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/// The fields of an announcement besides title and text.
final class MoreFields extends VBox {
    private static final List<Integer> SPREAD_MINUTES = List.of(0, 1, 2, 5, 10, 15, 30, 60, 120, 240);

    private final Texts texts;
    private final DraftModel draft;
    private final ButtonFields buttons;
    private final ExpiryFields expiry;
    private Subscription subscription = Subscription.EMPTY;

    MoreFields(Texts texts, DraftModel draft, Clock clock) {
        this.texts = texts;
        this.draft = draft;
        this.buttons = new ButtonFields(texts, draft);
        this.expiry = new ExpiryFields(texts, draft, clock);
        setId("compose-more-fields");
        getStyleClass().add("more-fields");
        Choice<TextFormat> format = new Choice<>(
                texts, List.of(TextFormat.values()), draft.formatProperty(), value -> "compose.format." + value.key());
        format.setId("compose-format");
        getChildren()
                .addAll(
                        row("compose.severity", new SeverityChoice(texts, draft.severityProperty())),
                        row("compose.format", format),
                        row("compose.icon", new IconChoice(texts, draft.iconProperty())),
                        row("compose.expiry", expiry),
                        row("compose.link", link()),
                        row("compose.buttons", buttons),
                        row("compose.asks", new AskFields(texts, draft)),
                        row("compose.spread", spread()),
                        row("compose.manner", manner()));
    }

    void close() {
        subscription.unsubscribe();
        buttons.close();
        expiry.close();
    }

    private Node row(String key, Node control) {
        Label name = new Label();
        name.getStyleClass().add("more-name");
        name.textProperty().bind(texts.binding(key));
        name.setLabelFor(control);
        name.setMinWidth(Region.USE_PREF_SIZE);
        HBox.setHgrow(control, Priority.ALWAYS);
        if (control instanceof Region region) {
            region.setMaxWidth(Double.MAX_VALUE);
        }
        HBox row = new HBox(name, control);
        row.getStyleClass().add("more-row");
        row.setAlignment(Pos.TOP_LEFT);
        return row;
    }

    private Node link() {
        TextField url = field("compose-link", "compose.link.url", draft.linkUrlProperty());
        TextField label = field("compose-link-label", "compose.link.label", draft.linkLabelProperty());
        Label wrong = problem("compose-link-problem");
        subscription = subscription.and(Subscription.combine(
                draft.follow(() -> judge(url, label, wrong)),
                texts.languageProperty().subscribe(() -> judge(url, label, wrong))));
        judge(url, label, wrong);
        VBox both = new VBox(url, label, wrong);
        both.getStyleClass().add("more-column");
        return both;
    }

    private void judge(TextField url, TextField label, Label wrong) {
        Draft now = draft.draft();
        // Whoever has typed no more than "htt" is not told off for it.
        boolean begun =
                "https://".startsWith(now.linkUrl().strip()) && now.linkLabel().isBlank();
        Optional<Problem> urlProblem = begun ? Optional.empty() : now.linkProblem();
        Optional<Problem> labelProblem = now.linkLabelProblem();
        url.pseudoClassStateChanged(Styles.STATE_DANGER, urlProblem.isPresent());
        label.pseudoClassStateChanged(Styles.STATE_DANGER, labelProblem.isPresent());
        say(texts, wrong, urlProblem.or(() -> labelProblem));
    }

    private TextField field(String id, String prompt, StringProperty text) {
        TextField field = new TextField();
        field.setId(id);
        field.promptTextProperty().bind(texts.binding(prompt));
        field.textProperty().bindBidirectional(text);
        return field;
    }

    /// A place for what is wrong with a field; not there while nothing is.
    static Label problem(String id) {
        Label problem = new Label();
        problem.setId(id);
        problem.getStyleClass().add("field-problem");
        problem.setWrapText(true);
        problem.setMinHeight(USE_PREF_SIZE);
        problem.managedProperty().bind(problem.visibleProperty());
        problem.setVisible(false);
        return problem;
    }

    static void say(Texts texts, Label label, Optional<Problem> problem) {
        label.setText(
                problem.map(found -> texts.text(found.key(), found.arguments().toArray()))
                        .orElse(""));
        label.setVisible(problem.isPresent());
    }

    private Node spread() {
        Choice<Integer> spread = new Choice<>(
                texts,
                SPREAD_MINUTES,
                draft.spreadMinutesProperty(),
                minutes -> minutes == 0 ? "compose.spread.none" : "compose.spread.over");
        spread.setId("compose-spread");
        return spread;
    }

    private Node manner() {
        VBox all = new VBox(
                check(texts, "compose-sound", "compose.sound", draft.soundProperty()),
                check(texts, "compose-sticky", "compose.sticky", draft.stickyProperty()),
                check(texts, "compose-modal", "compose.modal", draft.modalProperty()));
        all.getStyleClass().add("more-column");
        return all;
    }

    static CheckBox check(Texts texts, String id, String key, BooleanProperty property) {
        CheckBox box = new CheckBox();
        box.setId(id);
        box.setWrapText(true);
        box.setMinHeight(USE_PREF_SIZE);
        box.textProperty().bind(texts.binding(key));
        box.selectedProperty().bindBidirectional(property);
        return box;
    }
}
