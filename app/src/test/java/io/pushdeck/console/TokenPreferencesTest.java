package io.pushdeck.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.console.preferences.Preferences;
import io.pushdeck.console.preferences.Secrets;
import io.pushdeck.server.security.Password;
import io.pushdeck.server.security.TokenKey;
import io.pushdeck.server.security.TokenRules;
import io.pushdeck.server.testing.TestTokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenPreferencesTest {
    private static final TokenRules SHARED = new TokenRules.Checked(
            new TokenKey.Secret(Password.of(TestTokens.SECRET)), "deck", Optional.of("shop"), TokenRules.Without.GUEST);
    private static final TokenRules PUBLISHED = new TokenRules.Checked(
            new TokenKey.Public(TestTokens.pem(TestTokens.curve("secp256r1"))),
            "deck",
            Optional.empty(),
            TokenRules.Without.REFUSED);

    @TempDir
    private Path folder;

    @Test
    void whatIsWrittenIsReadAndTheKeyIsAmongTheSecretsAlone() throws IOException {
        for (TokenRules rules : List.of(SHARED, PUBLISHED)) {
            try (Preferences preferences = new Preferences(folder)) {
                new TokenPreferences(preferences, new Secrets(folder)).write(rules);
            }
            try (Preferences preferences = new Preferences(folder)) {
                assertEquals(rules, new TokenPreferences(preferences, new Secrets(folder)).read());
            }
        }
        Path remembered;
        try (Preferences preferences = new Preferences(folder)) {
            new TokenPreferences(preferences, new Secrets(folder)).write(SHARED);
            remembered = preferences.file();
        }
        assertTrue(Files.readString(folder.resolve("secrets.properties")).contains(TestTokens.SECRET));
        assertFalse(Files.readString(remembered).contains(TestTokens.SECRET));
    }

    @Test
    void whenTheyAreSwitchedOffTheKeyIsForgotten() {
        try (Preferences preferences = new Preferences(folder)) {
            TokenPreferences tokens = new TokenPreferences(preferences, new Secrets(folder));
            tokens.write(SHARED);
            tokens.write(TokenRules.OFF);
            assertEquals(TokenRules.OFF, tokens.read());
        }
        assertFalse(Files.exists(folder.resolve("secrets.properties")));
    }

    /// A lost file of secrets lets nobody in whom it kept out.
    @Test
    void withoutItsKeyNobodyGetsAnIdentity() {
        try (Preferences preferences = new Preferences(folder)) {
            Secrets secrets = new Secrets(folder);
            new TokenPreferences(preferences, secrets).write(PUBLISHED);
            secrets.keep("token.key", "");
            TokenRules.Checked closed =
                    assertInstanceOf(TokenRules.Checked.class, new TokenPreferences(preferences, secrets).read());
            assertEquals(TokenRules.Without.REFUSED, closed.without());
        }
    }
}
