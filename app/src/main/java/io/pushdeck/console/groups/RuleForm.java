package io.pushdeck.console.groups;

import io.pushdeck.console.desk.Desk;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.membership.RuleWords;
import io.pushdeck.console.navigation.Destination;
import io.pushdeck.console.navigation.SettingsPart;
import io.pushdeck.console.preferences.Keys;
import io.pushdeck.console.ui.Choice;
import io.pushdeck.console.ui.Field;
import io.pushdeck.console.ui.Icons;
import io.pushdeck.server.group.Condition;
import io.pushdeck.server.group.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// Puts a rule together, condition by condition, and shows whom it means meanwhile. A new group gets its name here,
/// too.
final class RuleForm extends VBox {
    private final Texts texts;
    private final TextField name = new TextField();
    private final ObjectProperty<Rule.Join> join = new SimpleObjectProperty<>(Rule.Join.ALL);
    private final VBox rows = new VBox();
    private final ScrollPane scroll = new ScrollPane(rows);
    private final Button add;
    private final RuleMatches matches;
    private final HBox noClaims = new HBox();
    private final ReadOnlyBooleanWrapper named = new ReadOnlyBooleanWrapper(true);
    private final ReadOnlyBooleanWrapper valid = new ReadOnlyBooleanWrapper();
    private boolean tokensOff;
    private Optional<Rule> rule = Optional.empty();

    /// For a rule that is there, or to be written anew.
    RuleForm(Desk desk, Optional<Rule> present) {
        this.texts = desk.texts();
        this.matches = new RuleMatches(desk);
        this.add = new Button(texts.text("groups.rule.add"), Icons.of(Feather.PLUS));
        add.setId("rule-add");
        add.getStyleClass().add("flat");
        add.setOnAction(pressed -> addRow(Optional.empty()).focus());
        Choice<Rule.Join> joins =
                new Choice<>(texts, List.of(Rule.Join.values()), join, each -> "groups.rule." + RuleWords.word(each));
        joins.setId("rule-join");
        joins.setAccessibleText(texts.text("groups.rule.join"));
        rows.getStyleClass().add("rule-rows");
        scroll.getStyleClass().add("rule-scroll");
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        fillNoClaims(desk);
        Label past = new Label(texts.text("groups.rule.past"));
        past.setWrapText(true);
        past.setMinHeight(USE_PREF_SIZE);
        past.getStyleClass().add("rule-note");
        getStyleClass().addAll("rule-form", "dialog-wide");
        getChildren().addAll(joins, scroll, add, noClaims, matches, past);
        present.ifPresent(now -> join.set(now.join()));
        present.map(Rule::conditions).orElse(List.of()).forEach(condition -> addRow(Optional.of(condition)));
        if (rows.getChildren().isEmpty()) {
            addRow(Optional.empty());
        }
        join.subscribe((before, now) -> judge());
        sceneProperty().flatMap(scene -> scene.focusOwnerProperty()).subscribe(this::reveal);
    }

    /// What a condition on a claim needs, and where to set it up.
    private void fillNoClaims(Desk desk) {
        Label words = new Label(texts.text("groups.rule.no-claims"));
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        words.getStyleClass().add("rule-note");
        HBox.setHgrow(words, Priority.ALWAYS);
        Button open = new Button(texts.text("groups.rule.no-claims.open"));
        open.setId("rule-tokens");
        open.setMinWidth(USE_PREF_SIZE);
        open.setOnAction(pressed -> {
            desk.dialogs().cancel();
            desk.navigator().go(new Destination.Settings(SettingsPart.SECURITY));
        });
        noClaims.getChildren().addAll(words, open);
        noClaims.getStyleClass().add("rule-no-claims");
        noClaims.setAlignment(Pos.CENTER_LEFT);
        noClaims.setVisible(false);
        noClaims.managedProperty().bind(noClaims.visibleProperty());
        tokensOff = desk.preferences().text(Keys.TOKENS, "off").get().equals("off");
    }

    /// Asks for the name of a new group above the rule.
    RuleForm naming(Function<String, Optional<String>> problemOf) {
        name.setId("rule-name");
        Field field = new Field(texts.text("groups.name.label"), name, text -> problemOf.apply(text.strip()));
        named.bind(field.validProperty());
        named.subscribe(ready -> judge());
        getChildren().addFirst(field);
        return this;
    }

    private RuleRow addRow(Optional<Condition> condition) {
        RuleRow row = new RuleRow(texts, this::judge);
        row.onRemove(() -> removeRow(row));
        condition.ifPresent(row::with);
        rows.getChildren().add(row);
        judge();
        return row;
    }

    private void removeRow(RuleRow row) {
        int at = rows.getChildren().indexOf(row);
        rows.getChildren().remove(row);
        ((RuleRow) rows.getChildren().get(Math.max(0, at - 1))).focus();
        judge();
    }

    private void judge() {
        List<Condition> conditions = new ArrayList<>();
        boolean whole = true;
        boolean asksForClaim = false;
        int count = rows.getChildren().size();
        for (Node each : rows.getChildren()) {
            RuleRow row = (RuleRow) each;
            Optional<Condition> condition = row.read();
            condition.ifPresent(conditions::add);
            whole &= condition.isPresent();
            row.allowRemoval(count > 1);
            asksForClaim |= row.asksForClaim();
        }
        noClaims.setVisible(asksForClaim && tokensOff);
        add.setDisable(count >= Rule.MOST);
        add.setTooltip(count >= Rule.MOST ? new Tooltip(texts.text("groups.rule.full", Rule.MOST)) : null);
        Optional<Rule> now =
                whole && !conditions.isEmpty() ? Optional.of(new Rule(join.get(), conditions)) : Optional.empty();
        valid.set(now.isPresent() && named.get());
        if (!now.equals(rule) || now.isEmpty()) {
            rule = now;
            matches.show(now);
        }
    }

    /// Brings the row that has the focus into sight.
    private void reveal(@Nullable Node focused) {
        for (Node row : rows.getChildren()) {
            for (@Nullable Node each = focused; each != null; each = each.getParent()) {
                if (row.equals(each)) {
                    Bounds bounds = row.getBoundsInParent();
                    double hidden =
                            rows.getHeight() - scroll.getViewportBounds().getHeight();
                    double middle =
                            bounds.getCenterY() - scroll.getViewportBounds().getHeight() / 2;
                    scroll.setVvalue(hidden <= 0 ? 0 : Math.clamp(middle / hidden, 0, 1));
                }
            }
        }
    }

    ReadOnlyBooleanProperty validProperty() {
        return valid.getReadOnlyProperty();
    }

    String name() {
        return name.getText().strip();
    }

    /// Present while the form is valid.
    Optional<Rule> rule() {
        return rule;
    }
}
