package io.pushdeck.console;

import io.pushdeck.console.preferences.Preferences;
import io.pushdeck.console.preferences.Secrets;
import io.pushdeck.server.ListenConfig;
import io.pushdeck.server.session.IdentityTrust;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

/// Where the server listened the last time, kept among the preferences.
final class ListenPreferences {
    private static final ListenConfig FALLBACK = ListenConfig.DEFAULT;

    private final IntegerProperty webSocketPort;
    private final IntegerProperty httpPort;
    private final BooleanProperty shared;
    private final StringProperty trust;

    private final LimitPreferences limits;
    private final TlsPreferences tls;
    private final TokenPreferences tokens;

    ListenPreferences(Preferences preferences, Secrets secrets) {
        limits = new LimitPreferences(preferences);
        tls = new TlsPreferences(preferences, secrets);
        tokens = new TokenPreferences(preferences, secrets);
        webSocketPort = preferences.number("server.websocket-port", FALLBACK.webSocketPort());
        httpPort = preferences.number("server.http-port", FALLBACK.httpPort());
        shared = preferences.flag("server.shared", FALLBACK.shared());
        trust = preferences.text("server.identity-trust", word(FALLBACK.identityTrust()));
    }

    /// What is remembered; the fallback for what makes no sense.
    ListenConfig read() {
        IdentityTrust trusted = Arrays.stream(IdentityTrust.values())
                .filter(value -> word(value).equals(trust.get()))
                .findFirst()
                .orElse(FALLBACK.identityTrust());
        ListenConfig ports = FALLBACK;
        if (isPort(webSocketPort.get()) && isPort(httpPort.get()) && webSocketPort.get() != httpPort.get()) {
            ports = FALLBACK.withPorts(webSocketPort.get(), httpPort.get());
        }
        ListenConfig limited = limits.read();
        return ports.withShared(shared.get())
                .withIdentityTrust(trusted)
                .withLimits(limited.limits())
                .withCompression(limited.compression())
                .withTls(tls.read())
                .withTokens(tokens.read());
    }

    /// What was wrong with the limits at the last [#read].
    List<LimitPreferences.Complaint> complaints() {
        return limits.complaints();
    }

    /// Remembers every change from now on.
    void follow(ObservableValue<ListenConfig> config) {
        config.subscribe((before, now) -> {
            webSocketPort.set(now.webSocketPort());
            httpPort.set(now.httpPort());
            shared.set(now.shared());
            trust.set(word(now.identityTrust()));
            limits.write(now);
            tls.write(now.tls());
            tokens.write(now.tokens());
        });
    }

    private static boolean isPort(int number) {
        return number >= 1 && number <= 65_535;
    }

    private static String word(IdentityTrust trust) {
        return trust.name().toLowerCase(Locale.ROOT);
    }
}
