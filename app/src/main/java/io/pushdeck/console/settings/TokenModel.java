package io.pushdeck.console.settings;

import io.pushdeck.console.bridge.ServerControl;
import io.pushdeck.server.security.Password;
import io.pushdeck.server.security.TokenKey;
import io.pushdeck.server.security.TokenRules;
import io.pushdeck.server.security.TokenVerdict;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// The rules for tokens as they are being set up: what is wanted, what is wrong with it, what applying would do.
/// Confined
/// to the JavaFX thread.
final class TokenModel {
    private final ServerControl server;
    private final ObjectProperty<Mode> mode = new SimpleObjectProperty<>(Mode.OFF);
    private final ObjectProperty<Kind> kind = new SimpleObjectProperty<>(Kind.SECRET);
    private final Map<Input, StringProperty> inputs = new EnumMap<>(Input.class);
    private final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper();

    /// Who may come in.
    enum Mode {
        OFF,
        GUESTS,
        REQUIRED
    }

    enum Kind {
        SECRET,
        PUBLIC
    }

    enum Input {
        SECRET,
        PUBLIC,
        AUDIENCE,
        ISSUER
    }

    /// What [#apply] would do.
    enum Effect {
        NOTHING,
        /// Something is missing or wrong.
        INCOMPLETE,
        SWITCHES_OFF,
        /// Hellos from now on.
        CHANGES
    }

    TokenModel(ServerControl server) {
        this.server = server;
        for (Input input : Input.values()) {
            StringProperty typed = new SimpleStringProperty("");
            typed.subscribe((before, now) -> changed());
            inputs.put(input, typed);
        }
        mode.subscribe((before, now) -> changed());
        kind.subscribe((before, now) -> changed());
        server.configProperty().subscribe((before, now) -> {
            if (!before.tokens().equals(now.tokens())) {
                show(now.tokens());
            }
        });
        show(inUse());
    }

    ObjectProperty<Mode> modeProperty() {
        return mode;
    }

    ObjectProperty<Kind> kindProperty() {
        return kind;
    }

    StringProperty input(Input input) {
        StringProperty found = inputs.get(input);
        if (found == null) {
            throw new IllegalStateException("Nothing for " + input);
        }
        return found;
    }

    /// Counts up whenever an answer of this model may have changed.
    ReadOnlyLongProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }

    /// Why what is typed cannot be used, as the end of a key of texts; empty if it can.
    Optional<String> problem(Input input) {
        String typed = input(input).get();
        return switch (input) {
            case SECRET -> TokenKey.secretProblem(typed).map(TokenModel::word);
            case PUBLIC -> TokenKey.publicProblem(typed).map(TokenModel::word);
            case AUDIENCE -> typed.isBlank() ? Optional.of("audience") : nameProblem(typed);
            case ISSUER -> typed.isBlank() ? Optional.empty() : nameProblem(typed);
        };
    }

    private static Optional<String> nameProblem(String typed) {
        return TokenRules.isName(typed.strip()) ? Optional.empty() : Optional.of("name");
    }

    Effect effect() {
        Optional<TokenRules> wanted = wanted();
        if (wanted.isEmpty()) {
            return Effect.INCOMPLETE;
        }
        if (wanted.get().equals(inUse())) {
            return Effect.NOTHING;
        }
        return wanted.get().equals(TokenRules.OFF) ? Effect.SWITCHES_OFF : Effect.CHANGES;
    }

    /// Lets what is set up hold for hellos from now on.
    void apply() {
        wanted().ifPresent(wanted -> server.apply(server.configProperty().get().withTokens(wanted)));
    }

    /// What the server would say to a token, by the rules that are set up.
    ///
    /// @param whenDone not called while they are incomplete
    void examine(String token, Consumer<TokenVerdict> whenDone) {
        checked().ifPresent(rules -> server.examine(rules, token.strip(), whenDone));
    }

    private Optional<TokenRules> wanted() {
        return mode.get() == Mode.OFF ? Optional.of(TokenRules.OFF) : checked().map(TokenRules.class::cast);
    }

    private Optional<TokenRules.Checked> checked() {
        Input key = kind.get() == Kind.SECRET ? Input.SECRET : Input.PUBLIC;
        if (mode.get() == Mode.OFF
                || problem(key).isPresent()
                || problem(Input.AUDIENCE).isPresent()
                || problem(Input.ISSUER).isPresent()) {
            return Optional.empty();
        }
        String typed = input(key).get();
        return Optional.of(new TokenRules.Checked(
                key == Input.SECRET ? new TokenKey.Secret(Password.of(typed)) : new TokenKey.Public(typed),
                input(Input.AUDIENCE).get().strip(),
                Optional.of(input(Input.ISSUER).get().strip()).filter(text -> !text.isEmpty()),
                mode.get() == Mode.GUESTS ? TokenRules.Without.GUEST : TokenRules.Without.REFUSED));
    }

    private TokenRules inUse() {
        return server.configProperty().get().tokens();
    }

    private void show(TokenRules rules) {
        switch (rules) {
            case TokenRules.Off off -> {
                mode.set(Mode.OFF);
                input(Input.SECRET).set("");
            }
            case TokenRules.Checked checked -> {
                mode.set(checked.without() == TokenRules.Without.GUEST ? Mode.GUESTS : Mode.REQUIRED);
                input(Input.AUDIENCE).set(checked.audience());
                input(Input.ISSUER).set(checked.issuer().orElse(""));
                switch (checked.key()) {
                    case TokenKey.Secret secret -> {
                        kind.set(Kind.SECRET);
                        input(Input.SECRET).set(new String(secret.value().characters()));
                    }
                    case TokenKey.Public published -> {
                        kind.set(Kind.PUBLIC);
                        input(Input.PUBLIC).set(published.pem());
                    }
                }
            }
        }
        changed();
    }

    private void changed() {
        revision.set(revision.get() + 1);
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
