package io.pushdeck.console.settings;

import io.pushdeck.server.ListenConfig;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// One setting that a settings file can hold: how it stands there, what it can be, and how the operator knows it.
///
/// @param kind     how it stands in the file
/// @param fallback what it is as long as nothing was said; empty for what the server keeps
/// @param allowed  what it can be, in any language: `0 – 30`
/// @param normal   the one way to write a value; empty if it cannot be this
/// @param titleKey of what it is called
/// @param wordsKey of what a value is called, whose {0} is the value; an empty key for a value that says it by itself
record SettingRule(
        String key,
        Kind kind,
        String fallback,
        String allowed,
        Function<String, Optional<String>> normal,
        String titleKey,
        UnaryOperator<String> wordsKey) {
    enum Kind {
        TEXT,
        NUMBER,
        FLAG
    }

    static SettingRule choice(
            String key, String fallback, List<String> values, String titleKey, UnaryOperator<String> wordsKey) {
        return new SettingRule(
                key,
                Kind.TEXT,
                fallback,
                String.join(", ", values),
                value -> Optional.of(value).filter(values::contains),
                titleKey,
                wordsKey);
    }

    static SettingRule flag(String key, String fallback, String titleKey) {
        return new SettingRule(
                key,
                Kind.FLAG,
                fallback,
                "true, false",
                value -> Optional.of(value).filter(List.of("true", "false")::contains),
                titleKey,
                value -> value.equals("true") ? "settings.file.on" : "settings.file.off");
    }

    static SettingRule number(String key, String fallback, int least, int most, String titleKey) {
        return new SettingRule(
                key,
                Kind.NUMBER,
                fallback,
                least + " – " + most,
                value -> Optional.of(value)
                        .filter(digits -> digits.matches("0|[1-9][0-9]{0,8}"))
                        .filter(digits -> Integer.parseInt(digits) >= least && Integer.parseInt(digits) <= most),
                titleKey,
                value -> "");
    }

    static SettingRule amount(Limit limit) {
        Quantity quantity = limit.quantity();
        return new SettingRule(
                "limits." + limit.key(),
                Kind.TEXT,
                "",
                quantity.text(limit.least()) + " – " + quantity.text(limit.most()),
                value -> quantity.parse(value, limit.of(ListenConfig.DEFAULT)).stream()
                        .filter(amount -> amount >= limit.least() && amount <= limit.most())
                        .mapToObj(quantity::text)
                        .findFirst(),
                "limits." + limit.key() + ".title",
                value -> "");
    }

    /// Whether it is among the preferences; else the server keeps it.
    boolean isPreference() {
        return !fallback.isEmpty();
    }
}
