package io.pushdeck.console.settings;

import io.pushdeck.console.exchange.Json;
import io.pushdeck.console.exchange.JsonTrouble;
import io.pushdeck.console.settings.SettingRule.Kind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What is read from a settings file: all of it, or why nothing.
sealed interface SettingsFile {
    /// Why a file is not taken.
    enum Reason {
        /// No JSON, or cut off.
        BROKEN,
        /// JSON of something else.
        OTHER_KIND,
        /// Of another version of the format.
        OTHER_VERSION,
        UNKNOWN_KEY,
        BAD_VALUE
    }

    /// A value as it is always written.
    ///
    /// @param line in the file, from 1
    record Entry(int line, String value) {}

    /// @param entries by key, each possible by itself
    record Settings(Map<String, Entry> entries) implements SettingsFile {
        Map<String, String> values() {
            return entries.entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, entry -> entry.getValue().value()));
        }
    }

    /// @param line    in the file, from 1
    /// @param key     what is meant; may be empty
    /// @param value   what it says; may be empty
    /// @param allowed what it could have said; may be empty
    record Refused(Reason reason, int line, String key, String value, String allowed) implements SettingsFile {}

    /// The file of these settings; without what somebody wrote by hand and never worked.
    static String write(Map<String, String> values) {
        String lines = SettingRules.CARRIED.values().stream()
                .filter(rule -> Optional.ofNullable(values.get(rule.key()))
                        .flatMap(rule.normal())
                        .isPresent())
                .map(rule ->
                        "    " + Json.quote(rule.key()) + ": " + written(rule, values.getOrDefault(rule.key(), "")))
                .collect(Collectors.joining(",\n"));
        return "{\n  \"pushdeck\": \"settings\",\n  \"version\": 1,\n  \"settings\": {\n" + lines + "\n  }\n}\n";
    }

    private static String written(SettingRule rule, String value) {
        return rule.kind() == Kind.TEXT ? Json.quote(value) : value;
    }

    static SettingsFile parse(String text) {
        try {
            Json read = Json.parse(text);
            return read instanceof Json.Fields whole ? whole(whole) : refused(Reason.OTHER_KIND, read.line());
        } catch (JsonTrouble broken) {
            return refused(Reason.BROKEN, broken.line());
        }
    }

    private static SettingsFile whole(Json.Fields whole) {
        Json kind = whole.fields().get("pushdeck");
        if (!(kind instanceof Json.Text text) || !text.text().equals("settings")) {
            return refused(Reason.OTHER_KIND, kind == null ? whole.line() : kind.line());
        }
        Json version = whole.fields().get("version");
        if (!(version instanceof Json.Literal number) || !number.text().equals("1")) {
            return refused(Reason.OTHER_VERSION, version == null ? whole.line() : version.line());
        }
        for (Map.Entry<String, Json> field : whole.fields().entrySet()) {
            if (!field.getKey().matches("pushdeck|version|settings")) {
                return new Refused(Reason.UNKNOWN_KEY, field.getValue().line(), field.getKey(), "", "");
            }
        }
        Json settings = whole.fields().get("settings");
        return settings instanceof Json.Fields fields
                ? settings(fields)
                : refused(Reason.OTHER_KIND, settings == null ? whole.line() : settings.line());
    }

    private static SettingsFile settings(Json.Fields settings) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (Map.Entry<String, Json> field : settings.fields().entrySet()) {
            Json json = field.getValue();
            SettingRule rule = SettingRules.CARRIED.get(field.getKey());
            if (rule == null) {
                return new Refused(Reason.UNKNOWN_KEY, json.line(), field.getKey(), "", "");
            }
            Optional<String> value = plain(rule, json).flatMap(rule.normal());
            if (value.isEmpty()) {
                return new Refused(Reason.BAD_VALUE, json.line(), rule.key(), shown(json), rule.allowed());
            }
            entries.put(rule.key(), new Entry(json.line(), value.get()));
        }
        return new Settings(entries);
    }

    private static Optional<String> plain(SettingRule rule, Json json) {
        boolean text = rule.kind() == Kind.TEXT;
        return switch (json) {
            case Json.Text found -> Optional.of(found.text()).filter(ignored -> text);
            case Json.Literal found -> Optional.of(found.text()).filter(ignored -> !text);
            case Json.Fields ignored -> Optional.empty();
            case Json.Items ignored -> Optional.empty();
        };
    }

    private static String shown(Json json) {
        return switch (json) {
            case Json.Text found -> Json.quote(found.text());
            case Json.Literal found -> found.text();
            case Json.Fields ignored -> "{…}";
            case Json.Items ignored -> "[…]";
        };
    }

    private static Refused refused(Reason reason, int line) {
        return new Refused(reason, line, "", "", "");
    }
}
