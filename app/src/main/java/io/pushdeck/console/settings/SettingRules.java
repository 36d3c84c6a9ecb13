package io.pushdeck.console.settings;

import io.pushdeck.console.preferences.Keys;
import io.pushdeck.server.message.PushClass;
import io.pushdeck.server.message.SlowPolicy;
import io.pushdeck.server.session.IdentityTrust;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which of the things that the console remembers are settings, to be carried from one computer to another, and which
/// are not.
final class SettingRules {
    static final String WEB_SOCKET_PORT = "server.websocket-port";
    static final String HTTP_PORT = "server.http-port";
    static final String SHARED = "server.shared";
    static final String TRUST = "server.identity-trust";
    static final String COMPRESSION = "limits.compression";
    private static final int LONGEST_KEPT_DAYS = 36_500;

    /// Those that settings files hold, in their order there, by key.
    static final Map<String, SettingRule> CARRIED = carried();

    /// Those that they do not hold. Who sits here: the name in the audit, the client of their own, whether they know
    /// the
    /// tour. What belongs to this screen: the window, its parts, the page. What is being worked on: the seed. What
    /// belongs
    /// to this computer: the certificate, whose password is a secret, and the rules for tokens, whose key is one.
    static final Set<String> LEFT = Set.of(
            Keys.OPERATOR_NAME,
            Keys.TOUR_SEEN,
            "receiver.own",
            "window.x",
            "window.y",
            "window.width",
            "window.height",
            "window.maximised",
            "dock.divider",
            "page",
            "rehearsal.seed",
            "tls.kind",
            "tls.certificate",
            "tls.key",
            "tls.public-name",
            "tls.names",
            Keys.TOKENS,
            "token.kind",
            "token.audience",
            "token.issuer");

    /// What begins so is not held either: how a page looks at the moment, drafts, emoji used last, templates, quick
    /// replies.
    static final Set<String> LEFT_PREFIXES = Set.of("clients.", "compose.", "dashboard.", "reply.", "template.");

    /// Two settings that do not go together.
    ///
    /// @param allowed what the value must be beside the other: `≠ 8080`
    record Conflict(String key, String allowed) {}

    private SettingRules() {}

    private static Map<String, SettingRule> carried() {
        List<SettingRule> rules = new ArrayList<>();
        rules.add(SettingRule.choice(
                Keys.LANGUAGE,
                Keys.SYSTEM,
                List.of(Keys.SYSTEM, "en", "zh"),
                "settings.language.title",
                value -> "settings.language." + value));
        rules.add(SettingRule.choice(
                Keys.THEME,
                Keys.SYSTEM,
                List.of(Keys.SYSTEM, "light", "dark"),
                "settings.theme.title",
                value -> "settings.theme." + value));
        rules.add(SettingRule.flag(Keys.CONTRAST, "false", "settings.contrast.title"));
        rules.add(SettingRule.choice(
                Keys.SCALE,
                Keys.SYSTEM,
                List.of(Keys.SYSTEM, "100", "125", "150", "200"),
                "settings.scale.title",
                value -> value.equals(Keys.SYSTEM) ? "settings.scale.system" : "settings.scale.percent"));
        rules.add(SettingRule.flag(Keys.KEEP_RUNNING, "false", "settings.keep.title"));
        rules.add(SettingRule.number(
                Keys.UNDO_SECONDS,
                Integer.toString(Keys.UNDO_SECONDS_DEFAULT),
                0,
                Keys.UNDO_SECONDS_MOST,
                "settings.undo.title"));
        rules.add(SettingRule.number(
                Keys.CONFIRM_ABOVE,
                Integer.toString(Keys.CONFIRM_ABOVE_DEFAULT),
                0,
                999_999,
                "settings.confirm.title"));
        rules.add(SettingRule.number(
                Keys.KEPT_DAYS, Integer.toString(Keys.KEPT_DAYS_DEFAULT), 1, LONGEST_KEPT_DAYS, "archive.keep.title"));
        rules.add(SettingRule.flag(Keys.START_LOCKED, "false", "roles.start.title"));
        addServer(rules);
        Map<String, SettingRule> byKey = new LinkedHashMap<>();
        rules.forEach(rule -> byKey.put(rule.key(), rule));
        return byKey;
    }

    private static void addServer(List<SettingRule> rules) {
        rules.add(SettingRule.number(WEB_SOCKET_PORT, "", 1, 65_535, "settings.port.websocket.title"));
        rules.add(SettingRule.number(HTTP_PORT, "", 1, 65_535, "settings.port.http.title"));
        rules.add(SettingRule.flag(SHARED, "", "settings.share.title"));
        rules.add(SettingRule.choice(
                TRUST, "", words(IdentityTrust.values()), "settings.trust.title", value -> "settings.trust." + value));
        rules.add(SettingRule.flag(COMPRESSION, "", "limits.compression.title"));
        Arrays.stream(Limit.values()).map(SettingRule::amount).forEach(rules::add);
        for (PushClass pushClass : PushClass.values()) {
            rules.add(SettingRule.choice(
                    slow(pushClass),
                    "",
                    words(SlowPolicy.values()),
                    "limits.class." + word(pushClass),
                    value -> "limits.policy." + value.replace('_', '-')));
        }
    }

    static String slow(PushClass pushClass) {
        return "limits.slow." + word(pushClass);
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static List<String> words(Enum<?>[] values) {
        return Arrays.stream(values).map(SettingRules::word).toList();
    }

    /// What does not go together in a whole of settings, each of which is possible by itself.
    ///
    /// @param changed the keys that can be blamed
    static Optional<Conflict> conflict(Map<String, String> whole, Set<String> changed) {
        String webSocket = whole.getOrDefault(WEB_SOCKET_PORT, "");
        String http = whole.getOrDefault(HTTP_PORT, "");
        if (webSocket.equals(http)) {
            return Optional.of(new Conflict(changed.contains(HTTP_PORT) ? HTTP_PORT : WEB_SOCKET_PORT, "≠ " + http));
        }
        for (Limit limit : Limit.values()) {
            Optional<Limit> floor = limit.floor().filter(other -> amount(whole, limit) < amount(whole, other));
            if (floor.isPresent()) {
                String key = "limits." + limit.key();
                String floorKey = "limits." + floor.get().key();
                return Optional.of(
                        changed.contains(key)
                                ? new Conflict(key, "≥ " + whole.get(floorKey))
                                : new Conflict(floorKey, "≤ " + whole.get(key)));
            }
        }
        return Optional.empty();
    }

    /// The amount of a limit in a whole of settings.
    static long amount(Map<String, String> whole, Limit limit) {
        return limit.quantity()
                .parse(whole.getOrDefault("limits." + limit.key(), ""), 0)
                .orElseThrow();
    }
}
