package io.pushdeck.console.settings;

import io.pushdeck.console.bridge.ServerControl;
import io.pushdeck.console.preferences.Keys;
import io.pushdeck.console.preferences.Preferences;
import io.pushdeck.server.ListenConfig;
import io.pushdeck.server.message.PushClass;
import io.pushdeck.server.message.SlowPolicy;
import io.pushdeck.server.session.IdentityTrust;
import io.pushdeck.server.transport.Compression;
import io.pushdeck.server.transport.Limits;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/// The settings that hold now, by key, each as settings files write it. Confined to the JavaFX thread.
final class CurrentSettings {
    private final Preferences preferences;
    private final ServerControl server;
    private final Consumer<Duration> keepFor;

    /// @param keepFor told how long a push is kept when that changes
    CurrentSettings(Preferences preferences, ServerControl server, Consumer<Duration> keepFor) {
        this.preferences = preferences;
        this.server = server;
        this.keepFor = keepFor;
    }

    /// All of them.
    Map<String, String> read() {
        Map<String, String> values = new LinkedHashMap<>();
        SettingRules.CARRIED.values().stream()
                .filter(SettingRule::isPreference)
                .forEach(rule -> values.put(rule.key(), preference(rule)));
        ListenConfig config = server.configProperty().get();
        values.put(SettingRules.WEB_SOCKET_PORT, Integer.toString(config.webSocketPort()));
        values.put(SettingRules.HTTP_PORT, Integer.toString(config.httpPort()));
        values.put(SettingRules.SHARED, Boolean.toString(config.shared()));
        values.put(SettingRules.TRUST, SettingRules.word(config.identityTrust()));
        values.put(
                SettingRules.COMPRESSION, Boolean.toString(config.compression().enabled()));
        for (Limit limit : Limit.values()) {
            values.put("limits." + limit.key(), limit.quantity().text(limit.of(config)));
        }
        for (PushClass pushClass : PushClass.values()) {
            values.put(
                    SettingRules.slow(pushClass),
                    SettingRules.word(config.limits().outgoing().policy(pushClass)));
        }
        return values;
    }

    private String preference(SettingRule rule) {
        return switch (rule.kind()) {
            case TEXT -> preferences.text(rule.key(), rule.fallback()).get();
            case NUMBER ->
                Integer.toString(preferences
                        .number(rule.key(), Integer.parseInt(rule.fallback()))
                        .get());
            case FLAG ->
                Boolean.toString(preferences
                        .flag(rule.key(), Boolean.parseBoolean(rule.fallback()))
                        .get());
        };
    }

    /// Lets these hold from now on; the others stay. A running server follows, by a new start if it must.
    ///
    /// @param changed possible values that go together with the others
    void apply(Map<String, String> changed) {
        SettingRules.CARRIED.values().stream()
                .filter(rule -> rule.isPreference() && changed.containsKey(rule.key()))
                .forEach(rule -> keep(rule, changed.getOrDefault(rule.key(), rule.fallback())));
        if (changed.containsKey(Keys.KEPT_DAYS)) {
            keepFor.accept(Duration.ofDays(Long.parseLong(changed.getOrDefault(Keys.KEPT_DAYS, ""))));
        }
        Map<String, String> whole = read();
        whole.putAll(changed);
        server.apply(config(whole, server.configProperty().get()));
    }

    private void keep(SettingRule rule, String value) {
        switch (rule.kind()) {
            case TEXT -> preferences.text(rule.key(), rule.fallback()).set(value);
            case NUMBER ->
                preferences
                        .number(rule.key(), Integer.parseInt(rule.fallback()))
                        .set(Integer.parseInt(value));
            case FLAG ->
                preferences
                        .flag(rule.key(), Boolean.parseBoolean(rule.fallback()))
                        .set(Boolean.parseBoolean(value));
        }
    }

    private static ListenConfig config(Map<String, String> whole, ListenConfig now) {
        Limits.Outgoing outgoing = now.limits().outgoing();
        for (PushClass pushClass : PushClass.values()) {
            outgoing = outgoing.withPolicy(
                    pushClass, SlowPolicy.valueOf(upper(whole.getOrDefault(SettingRules.slow(pushClass), ""))));
        }
        ListenConfig others = now.withPorts(
                        Integer.parseInt(whole.getOrDefault(SettingRules.WEB_SOCKET_PORT, "")),
                        Integer.parseInt(whole.getOrDefault(SettingRules.HTTP_PORT, "")))
                .withShared(Boolean.parseBoolean(whole.get(SettingRules.SHARED)))
                .withIdentityTrust(IdentityTrust.valueOf(upper(whole.getOrDefault(SettingRules.TRUST, ""))))
                .withLimits(now.limits().withOutgoing(outgoing))
                .withCompression(new Compression(
                        Boolean.parseBoolean(whole.get(SettingRules.COMPRESSION)),
                        now.compression().fromBytes()));
        return Limit.assemble(limit -> SettingRules.amount(whole, limit), others);
    }

    private static String upper(String word) {
        return word.toUpperCase(Locale.ROOT);
    }
}
