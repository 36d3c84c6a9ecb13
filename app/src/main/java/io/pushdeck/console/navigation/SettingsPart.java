package io.pushdeck.console.navigation;

import java.util.Locale;

/// What the settings are divided into, in their order.
public enum SettingsPart {
    GENERAL,
    SECURITY,
    LIMITS,
    DATA,
    PROFILES,
    GUARD,
    ACCESS,
    AUDIT,
    LOG;

    /// `general`, as in ids and texts.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
