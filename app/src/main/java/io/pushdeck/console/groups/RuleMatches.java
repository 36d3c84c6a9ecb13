package io.pushdeck.console.groups;

import io.pushdeck.console.desk.Desk;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.ui.PlainLine;
import io.pushdeck.server.group.Rule;
import io.pushdeck.server.hub.RulePreview;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import javafx.util.Subscription;

/// Whom a rule means now, counted and the first of them by name; asked again a moment after the rule, or who is here,
/// has changed.
final class RuleMatches extends VBox {
    private static final Duration TYPING = Duration.millis(150);
    private static final Duration CHURN = Duration.millis(500);
    private static final int NAMED = 8;
    private static final int NAME_LENGTH = 28;

    private final Desk desk;
    private final Texts texts;
    private final Label count = new Label();
    private final FlowPane first = new FlowPane();
    private final PauseTransition typing = new PauseTransition(TYPING);
    private final PauseTransition churn = new PauseTransition(CHURN);
    private Optional<Rule> rule = Optional.empty();
    private Subscription following = Subscription.EMPTY;
    private int asked;

    RuleMatches(Desk desk) {
        this.desk = desk;
        this.texts = desk.texts();
        count.setId("rule-count");
        count.getStyleClass().add("rule-count");
        count.setWrapText(true);
        count.setMinHeight(USE_PREF_SIZE);
        first.setId("rule-first");
        first.getStyleClass().add("rule-first");
        getStyleClass().add("rule-matches");
        getChildren().addAll(count, first);
        typing.setOnFinished(over -> ask());
        churn.setOnFinished(over -> ask());
        sceneProperty().subscribe(scene -> {
            following.unsubscribe();
            following = scene == null
                    ? Subscription.EMPTY
                    : desk.mirror().revisionProperty().subscribe((before, now) -> churn.play());
            if (scene == null) {
                typing.stop();
                churn.stop();
            }
        });
        say(Optional.empty());
    }

    /// @param now empty while what is typed is no rule
    void show(Optional<Rule> now) {
        rule = now;
        if (now.isPresent()) {
            typing.playFromStart();
        } else {
            asked++;
            typing.stop();
            say(Optional.empty());
        }
    }

    private void ask() {
        asked++;
        int question = asked;
        rule.ifPresent(now -> desk.backend().matching(now, answer -> {
            if (question == asked) {
                say(Optional.of(answer));
            }
        }));
    }

    private void say(Optional<RulePreview> answer) {
        first.getChildren().clear();
        if (answer.isEmpty()) {
            count.setText(texts.text("groups.rule.matches.unknown"));
            return;
        }
        RulePreview now = answer.get();
        int all = now.connected() + now.away();
        count.setText(
                now.away() == 0
                        ? texts.text("groups.rule.matches", all)
                        : texts.text("groups.rule.matches.away", all, now.connected(), now.away()));
        now.first().stream().limit(NAMED).forEach(person -> first.getChildren().add(line(person)));
        int more = all - Math.min(NAMED, now.first().size());
        if (more > 0) {
            Label rest = new Label(texts.text("groups.rule.matches.more", more));
            rest.getStyleClass().add("rule-more");
            first.getChildren().add(rest);
        }
    }

    private static Label line(RulePreview.Person person) {
        Region dot = new Region();
        dot.getStyleClass().setAll("state-dot", person.online() ? "state-live" : "state-offline");
        Label name = new Label(PlainLine.of(person.name(), NAME_LENGTH), dot);
        name.getStyleClass().add("rule-person");
        return name;
    }
}
