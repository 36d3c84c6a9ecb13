package io.pushdeck.console.groups;

import atlantafx.base.theme.Styles;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.membership.RuleWords;
import io.pushdeck.console.ui.Choice;
import io.pushdeck.console.ui.Icons;
import io.pushdeck.server.group.Browser;
import io.pushdeck.server.group.Condition;
import io.pushdeck.server.group.Condition.Claim.Match;
import io.pushdeck.server.group.Condition.Text.Comparison;
import io.pushdeck.server.group.Condition.Text.Source;
import io.pushdeck.server.identity.AddressRange;
import io.pushdeck.server.identity.Claims;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// One condition of a rule, as it is being put together: what is looked at, how it is compared, with what, and below it
/// why that is no condition yet.
final class RuleRow extends VBox {
    /// What can be looked at; the texts are `groups.rule.field.*`.
    enum Kind {
        NAME,
        PAGE,
        LANGUAGE,
        BROWSER,
        ADDRESS,
        CLAIM,
        CONNECTED,
        SEEN
    }

    /// The texts are `groups.rule.unit.*`.
    enum Unit {
        MINUTES(Duration.ofMinutes(1)),
        HOURS(Duration.ofHours(1)),
        DAYS(Duration.ofDays(1));

        private final Duration one;

        Unit(Duration one) {
            this.one = one;
        }
    }

    private static final int MOST_DIGITS = 6;

    private final Texts texts;
    private final Runnable changed;
    private final ObjectProperty<Kind> kind = new SimpleObjectProperty<>(Kind.NAME);
    private final ObjectProperty<Comparison> comparison = new SimpleObjectProperty<>(Comparison.CONTAINS);
    private final ObjectProperty<Browser> browser = new SimpleObjectProperty<>(Browser.CHROME);
    private final ObjectProperty<Unit> unit = new SimpleObjectProperty<>(Unit.DAYS);
    private final ObjectProperty<Match> match = new SimpleObjectProperty<>(Match.IS);
    private final TextField claim = new TextField();
    private final TextField value = new TextField();
    private final TextField amount = new TextField("1");
    private final HBox middle = new HBox();
    private final Button remove;
    private final Label problem = new Label();
    private final Choice<Kind> kinds;
    private boolean touched;

    /// @param changed with every change of anything
    RuleRow(Texts texts, Runnable changed) {
        this.texts = texts;
        this.changed = changed;
        this.remove = new Button(null, Icons.of(Feather.X));
        kinds = new Choice<>(texts, List.of(Kind.values()), kind, each -> "groups.rule.field." + RuleWords.word(each));
        kinds.getStyleClass().add("rule-kind");
        kinds.setAccessibleText(texts.text("groups.rule.field"));
        value.getStyleClass().add("rule-value");
        claim.getStyleClass().add("rule-claim");
        claim.setPromptText(texts.text("groups.rule.prompt.claim.name"));
        claim.setAccessibleText(texts.text("groups.rule.claim.name"));
        amount.getStyleClass().add("rule-amount");
        amount.setAccessibleText(texts.text("groups.rule.amount"));
        remove.getStyleClass().addAll("flat", "button-icon", "rule-remove");
        remove.setTooltip(new Tooltip(texts.text("groups.rule.remove")));
        remove.setAccessibleText(texts.text("groups.rule.remove"));
        middle.setAlignment(Pos.CENTER_LEFT);
        middle.getStyleClass().add("rule-line");
        HBox.setHgrow(middle, Priority.ALWAYS);
        HBox line = new HBox(kinds, middle, remove);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("rule-line");
        problem.getStyleClass().add("field-problem");
        problem.setWrapText(true);
        problem.setMinHeight(USE_PREF_SIZE);
        getStyleClass().add("rule-row");
        getChildren().addAll(line, problem);
        kind.subscribe(now -> arrange());
        kind.subscribe((before, now) -> changed.run());
        comparison.subscribe((before, now) -> changed.run());
        match.subscribe((before, now) -> showValue());
        match.subscribe((before, now) -> changed.run());
        claim.textProperty().subscribe((before, now) -> typed());
        browser.subscribe((before, now) -> changed.run());
        unit.subscribe((before, now) -> changed.run());
        value.textProperty().subscribe((before, now) -> typed());
        amount.textProperty().subscribe((before, now) -> typed());
    }

    /// What is there already.
    RuleRow with(Condition condition) {
        switch (condition) {
            case Condition.Text text -> {
                kind.set(text.source() == Source.NAME ? Kind.NAME : Kind.PAGE);
                comparison.set(text.comparison());
                value.setText(text.value());
            }
            case Condition.Language language -> {
                kind.set(Kind.LANGUAGE);
                value.setText(language.tag());
            }
            case Condition.Uses uses -> {
                kind.set(Kind.BROWSER);
                browser.set(uses.browser());
            }
            case Condition.From from -> {
                kind.set(Kind.ADDRESS);
                value.setText(from.range().toString());
            }
            case Condition.Claim asked -> {
                kind.set(Kind.CLAIM);
                claim.setText(asked.name());
                match.set(asked.match());
                value.setText(asked.value());
            }
            case Condition.Connected connected -> kind.set(Kind.CONNECTED);
            case Condition.Seen seen -> {
                kind.set(Kind.SEEN);
                show(seen.within());
            }
        }
        return this;
    }

    private void show(Duration within) {
        Unit largest = Unit.MINUTES;
        for (Unit each : Unit.values()) {
            if (within.toMinutes() % each.one.toMinutes() == 0) {
                largest = each;
            }
        }
        unit.set(largest);
        amount.setText(Long.toString(within.toMinutes() / largest.one.toMinutes()));
    }

    private void typed() {
        touched = true;
        changed.run();
    }

    private void arrange() {
        middle.getChildren()
                .setAll(
                        switch (kind.get()) {
                            case NAME, PAGE -> List.of(comparisons(), filling(value));
                            case LANGUAGE -> List.of(word("groups.rule.compare.is"), filling(value));
                            case ADDRESS -> List.of(word("groups.rule.compare.in"), filling(value));
                            case BROWSER -> List.of(word("groups.rule.compare.is"), browsers());
                            case CLAIM -> List.of(filling(claim), matches(), filling(value));
                            case CONNECTED -> List.of();
                            case SEEN -> List.of(word("groups.rule.compare.within"), amount, units());
                        });
        String prompt = "groups.rule.prompt." + RuleWords.word(kind.get());
        boolean asks = middle.getChildren().contains(value);
        value.setPromptText(asks ? texts.text(prompt) : "");
        value.setAccessibleText(asks ? texts.text("groups.rule.value", texts.text(prompt)) : "");
        showValue();
    }

    /// Leaves the choice alone that has the focus meanwhile.
    private void showValue() {
        boolean compares = kind.get() != Kind.CLAIM || match.get() != Match.EXISTS;
        value.setVisible(compares);
        value.setManaged(compares);
    }

    private Node comparisons() {
        Choice<Comparison> choice = new Choice<>(
                texts, List.of(Comparison.values()), comparison, each -> "groups.rule.compare." + RuleWords.word(each));
        choice.getStyleClass().add("rule-compare");
        choice.setAccessibleText(texts.text("groups.rule.comparison"));
        return choice;
    }

    private Node matches() {
        Choice<Match> choice = new Choice<>(
                texts, List.of(Match.values()), match, each -> "groups.rule.compare." + RuleWords.word(each));
        choice.getStyleClass().add("rule-compare");
        choice.setAccessibleText(texts.text("groups.rule.comparison"));
        return choice;
    }

    private Node browsers() {
        Choice<Browser> choice = new Choice<>(
                texts, List.of(Browser.values()), browser, each -> "groups.rule.browser." + RuleWords.word(each));
        choice.setAccessibleText(texts.text("groups.rule.field.browser"));
        return choice;
    }

    private Node units() {
        Choice<Unit> choice =
                new Choice<>(texts, List.of(Unit.values()), unit, each -> "groups.rule.unit." + RuleWords.word(each));
        choice.setAccessibleText(texts.text("groups.rule.unit"));
        return choice;
    }

    private Label word(String key) {
        Label label = new Label(texts.text(key));
        label.getStyleClass().add("rule-word");
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private static Node filling(TextField field) {
        HBox.setHgrow(field, Priority.ALWAYS);
        return field;
    }

    void onRemove(Runnable removed) {
        remove.setOnAction(pressed -> removed.run());
    }

    /// A rule has one condition at least.
    void allowRemoval(boolean allowed) {
        remove.setDisable(!allowed);
    }

    /// Where the operator goes on.
    void focus() {
        kinds.requestFocus();
    }

    /// Whether it asks what a token says.
    boolean asksForClaim() {
        return kind.get() == Kind.CLAIM;
    }

    /// The condition, if it is one; says why not once something was typed.
    Optional<Condition> read() {
        Optional<String> wrong = problem();
        boolean say = touched && wrong.isPresent();
        problem.setText(say ? wrong.orElse("") : "");
        problem.setVisible(say);
        problem.setManaged(say);
        value.pseudoClassStateChanged(Styles.STATE_DANGER, say && kind.get() != Kind.SEEN && !wrongName());
        claim.pseudoClassStateChanged(Styles.STATE_DANGER, say && wrongName());
        amount.pseudoClassStateChanged(Styles.STATE_DANGER, say && kind.get() == Kind.SEEN);
        return wrong.isPresent() ? Optional.empty() : Optional.of(condition());
    }

    private Optional<String> problem() {
        String typed = value.getText().strip();
        return switch (kind.get()) {
            case NAME, PAGE -> textProblem(typed);
            case LANGUAGE -> Condition.Language.isTag(typed) ? Optional.empty() : say("groups.rule.problem.language");
            case ADDRESS ->
                AddressRange.parse(typed).isPresent() ? Optional.empty() : say("groups.rule.problem.address");
            case CLAIM -> claimProblem(typed);
            case BROWSER, CONNECTED -> Optional.empty();
            case SEEN -> within().isPresent() ? Optional.empty() : say("groups.rule.problem.seen");
        };
    }

    private boolean wrongName() {
        return kind.get() == Kind.CLAIM && !Claims.isName(claim.getText().strip());
    }

    private Optional<String> claimProblem(String typed) {
        if (wrongName()) {
            return Optional.of(texts.text("groups.rule.problem.claim", Claims.LONGEST_NAME));
        }
        return match.get() == Match.EXISTS ? Optional.empty() : textProblem(typed);
    }

    private Optional<String> textProblem(String typed) {
        if (typed.isEmpty()) {
            return say("groups.rule.problem.empty");
        }
        if (typed.length() > Condition.Text.LONGEST) {
            return Optional.of(texts.text("groups.rule.problem.long", Condition.Text.LONGEST, typed.length()));
        }
        return Condition.Text.isValue(typed) ? Optional.empty() : say("groups.rule.problem.control");
    }

    private Optional<String> say(String key) {
        return Optional.of(texts.text(key));
    }

    private Optional<Duration> within() {
        String typed = amount.getText().strip();
        if (typed.isEmpty()
                || typed.length() > MOST_DIGITS
                || !typed.chars().allMatch(digit -> digit >= '0' && digit <= '9')) {
            return Optional.empty();
        }
        Duration within = unit.get().one.multipliedBy(Long.parseLong(typed));
        boolean fits = within.compareTo(Condition.Seen.SHORTEST) >= 0 && within.compareTo(Condition.Seen.LONGEST) <= 0;
        return fits ? Optional.of(within) : Optional.empty();
    }

    private Condition condition() {
        String typed = value.getText().strip();
        return switch (kind.get()) {
            case NAME -> new Condition.Text(Source.NAME, comparison.get(), typed);
            case PAGE -> new Condition.Text(Source.PAGE, comparison.get(), typed);
            case LANGUAGE -> new Condition.Language(typed);
            case BROWSER -> new Condition.Uses(browser.get());
            case ADDRESS -> new Condition.From(AddressRange.parse(typed).orElseThrow());
            case CLAIM -> new Condition.Claim(claim.getText(), match.get(), typed);
            case CONNECTED -> new Condition.Connected();
            case SEEN -> new Condition.Seen(within().orElseThrow());
        };
    }
}
