package io.pushdeck.console;

import io.pushdeck.console.preferences.Keys;
import io.pushdeck.console.preferences.Preferences;
import io.pushdeck.console.preferences.Secrets;
import io.pushdeck.server.security.Password;
import io.pushdeck.server.security.TokenKey;
import io.pushdeck.server.security.TokenRules;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import javafx.beans.property.StringProperty;

/// The rules for tokens among the preferences; the key among the secrets.
final class TokenPreferences {
    private static final String KEY = "token.key";

    private final Secrets secrets;
    private final StringProperty mode;
    private final StringProperty kind;
    private final StringProperty audience;
    private final StringProperty issuer;

    TokenPreferences(Preferences preferences, Secrets secrets) {
        this.secrets = secrets;
        mode = preferences.text(Keys.TOKENS, "off");
        kind = preferences.text("token.kind", "secret");
        audience = preferences.text("token.audience", "");
        issuer = preferences.text("token.issuer", "");
    }

    /// What is remembered. What makes no sense was meant to keep people out, so it does, with a key that nobody has.
    TokenRules read() {
        if (mode.get().equals("off")) {
            return TokenRules.OFF;
        }
        TokenRules.Without without =
                mode.get().equals("guests") ? TokenRules.Without.GUEST : TokenRules.Without.REFUSED;
        Optional<String> named = Optional.of(issuer.get()).filter(text -> !text.isEmpty());
        try {
            return new TokenRules.Checked(key(secrets.read(KEY)), audience.get(), named, without);
        } catch (IllegalArgumentException unusable) {
            return new TokenRules.Checked(unknown(), "pushdeck", Optional.empty(), without);
        }
    }

    private TokenKey key(String text) {
        return kind.get().equals("public") ? new TokenKey.Public(text) : new TokenKey.Secret(Password.of(text));
    }

    private static TokenKey unknown() {
        byte[] random = new byte[TokenKey.Secret.LEAST_BYTES];
        new SecureRandom().nextBytes(random);
        return new TokenKey.Secret(Password.of(HexFormat.of().formatHex(random)));
    }

    /// Remembers these; when tokens are switched off the key is forgotten.
    void write(TokenRules rules) {
        switch (rules) {
            case TokenRules.Off off -> {
                mode.set("off");
                secrets.keep(KEY, "");
            }
            case TokenRules.Checked checked -> {
                mode.set(checked.without() == TokenRules.Without.GUEST ? "guests" : "required");
                audience.set(checked.audience());
                issuer.set(checked.issuer().orElse(""));
                switch (checked.key()) {
                    case TokenKey.Secret secret -> {
                        kind.set("secret");
                        secrets.keep(KEY, new String(secret.value().characters()));
                    }
                    case TokenKey.Public published -> {
                        kind.set("public");
                        secrets.keep(KEY, published.pem());
                    }
                }
            }
        }
    }
}
