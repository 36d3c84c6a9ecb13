package io.pushdeck.console.settings;

import atlantafx.base.theme.Styles;
import io.pushdeck.console.desk.Desk;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.settings.TokenModel.Input;
import io.pushdeck.console.settings.TokenModel.Kind;
import io.pushdeck.console.settings.TokenModel.Mode;
import io.pushdeck.console.ui.Choice;
import io.pushdeck.console.ui.Moments;
import io.pushdeck.console.ui.PlainLine;
import io.pushdeck.console.ui.SettingRow;
import io.pushdeck.server.identity.Claims;
import io.pushdeck.server.security.TokenVerdict;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Tokens: whether clients prove by one who they are, what it must say, and a place to try one.
final class TokenSettings {
    private static final int LONGEST_SHOWN = 200;

    private final Desk desk;
    private final Texts texts;
    private final TokenModel model;
    private final Moments moments;
    private final TextField tried = new TextField();
    private final Label verdict = new Label();

    TokenSettings(Desk desk, TokenModel model) {
        this.desk = desk;
        this.texts = desk.texts();
        this.model = model;
        this.moments = new Moments(texts);
    }

    SettingSection section() {
        BooleanExpression on =
                BooleanExpression.booleanExpression(model.modeProperty().map(mode -> mode != Mode.OFF));
        BooleanExpression secret =
                BooleanExpression.booleanExpression(model.kindProperty().map(kind -> kind == Kind.SECRET));
        return new SettingSection(
                texts.binding("tokens.section"),
                mode(),
                shown(on, kind()),
                shown(on.and(secret), input(Input.SECRET, new PasswordField())),
                shown(on.and(secret.not()), input(Input.PUBLIC, new TextField())),
                shown(on, input(Input.AUDIENCE, new TextField())),
                shown(on, input(Input.ISSUER, new TextField())),
                foot(),
                shown(on, trial()));
    }

    private static Node shown(BooleanExpression when, Node row) {
        row.visibleProperty().bind(when);
        row.managedProperty().bind(when);
        return row;
    }

    private Node mode() {
        Choice<Mode> choice = new Choice<>(
                texts, List.of(Mode.values()), model.modeProperty(), mode -> "tokens.mode." + TokenModel.word(mode));
        choice.setId("tokens-mode");
        ObservableValue<String> meaning = Bindings.createStringBinding(
                () -> texts.text(
                        "tokens.mode." + TokenModel.word(model.modeProperty().get()) + ".text"),
                model.modeProperty(),
                texts.languageProperty());
        return new SettingRow(texts.binding("tokens.mode.title"), meaning, choice);
    }

    private Node kind() {
        Choice<Kind> choice = new Choice<>(
                texts, List.of(Kind.values()), model.kindProperty(), kind -> "tokens.kind." + TokenModel.word(kind));
        choice.setId("tokens-kind");
        return new SettingRow(texts.binding("tokens.kind.title"), texts.binding("tokens.kind.text"), choice);
    }

    private Node input(Input input, TextField field) {
        String word = TokenModel.word(input);
        field.setId("tokens-" + word);
        field.getStyleClass().add("security-field");
        field.textProperty().bindBidirectional(model.input(input));
        ObservableValue<String> why = Bindings.createStringBinding(
                () -> model.problem(input)
                        // Nothing typed yet is no mistake: what is missing stands at the foot.
                        .filter(problem -> !model.input(input).get().isEmpty())
                        .map(problem -> texts.text("tokens.problem." + problem))
                        .orElse(""),
                model.revisionProperty(),
                texts.languageProperty());
        why.subscribe(text -> field.pseudoClassStateChanged(Styles.STATE_DANGER, !text.isEmpty()));
        return new VBox(
                new SettingRow(
                        texts.binding("tokens." + word + ".title"), texts.binding("tokens." + word + ".text"), field),
                words("tokens-problem-" + word, why, "field-problem", "limit-problem"));
    }

    private static Label words(String id, ObservableValue<String> text, String... styles) {
        Label label = new Label();
        label.setId(id);
        label.getStyleClass().addAll(styles);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.textProperty().bind(text);
        label.visibleProperty().bind(text.map(said -> !said.isEmpty()));
        label.managedProperty().bind(label.visibleProperty());
        return label;
    }

    private Node foot() {
        return new ApplyFoot(
                "tokens",
                Bindings.createStringBinding(
                        () -> texts.text("tokens.effect." + TokenModel.word(model.effect())),
                        model.revisionProperty(),
                        texts.languageProperty()),
                texts.binding("tokens.apply"),
                Bindings.createBooleanBinding(
                        () -> switch (model.effect()) {
                            case NOTHING, INCOMPLETE -> true;
                            case SWITCHES_OFF, CHANGES -> false;
                        },
                        model.revisionProperty()),
                this::askAndApply);
    }

    /// Without tokens anybody may be anybody again, so that is asked about.
    private void askAndApply() {
        if (model.effect() == TokenModel.Effect.SWITCHES_OFF) {
            desk.dialogs()
                    .confirm(
                            texts.text("tokens.off.title"),
                            texts.text("tokens.off.text"),
                            texts.text("tokens.off.action"),
                            model::apply);
        } else {
            model.apply();
        }
    }

    private Node trial() {
        tried.setId("tokens-try");
        tried.getStyleClass().add("security-field");
        tried.setPromptText("eyJhbGciOi…");
        verdict.setId("tokens-verdict");
        verdict.getStyleClass().addAll("setting-text", "token-verdict");
        verdict.setWrapText(true);
        verdict.setMinHeight(Region.USE_PREF_SIZE);
        verdict.visibleProperty().bind(verdict.textProperty().isNotEmpty());
        verdict.managedProperty().bind(verdict.visibleProperty());
        tried.textProperty().subscribe((before, now) -> examine());
        model.revisionProperty().subscribe((before, now) -> examine());
        texts.languageProperty().subscribe((before, now) -> examine());
        return new VBox(
                new SettingRow(texts.binding("tokens.try.title"), texts.binding("tokens.try.text"), tried), verdict);
    }

    private void examine() {
        String token = tried.getText();
        say("", false);
        if (!token.isBlank()) {
            model.examine(token, found -> {
                if (token.equals(tried.getText())) {
                    show(found);
                }
            });
        }
    }

    private void show(TokenVerdict found) {
        switch (found) {
            case TokenVerdict.Accepted accepted -> say(accepted(accepted), false);
            case TokenVerdict.Refused refused -> say(texts.text("tokens.try.refused", refused.words()), true);
        }
    }

    private String accepted(TokenVerdict.Accepted accepted) {
        String until = moments.inFull(accepted.proof().expires());
        String known = texts.text("tokens.try.accepted", accepted.client().value(), until);
        Claims claims = accepted.proof().claims();
        return claims.isEmpty() ? known : known + "\n" + lines(claims);
    }

    private static String lines(Claims claims) {
        return claims.values().entrySet().stream()
                .map(claim -> PlainLine.of(claim.getKey() + ": " + String.join(", ", claim.getValue()), LONGEST_SHOWN))
                .collect(Collectors.joining("\n"));
    }

    private void say(String words, boolean refused) {
        verdict.setText(words);
        verdict.pseudoClassStateChanged(Styles.STATE_DANGER, refused);
    }
}
