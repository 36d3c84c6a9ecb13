package io.pushdeck.console;

import io.pushdeck.console.bridge.AuditBackend;
import io.pushdeck.console.bridge.ServerControl;
import io.pushdeck.console.preferences.Keys;
import io.pushdeck.console.preferences.Preferences;
import io.pushdeck.server.ListenConfig;
import io.pushdeck.server.message.AuditEntry;
import java.util.Locale;
import javafx.beans.property.StringProperty;

/// Writes down who changed the settings that others would feel.
final class SettingsAudit {
    private final AuditBackend audit;
    private final Preferences preferences;

    SettingsAudit(AuditBackend audit, Preferences preferences) {
        this.audit = audit;
        this.preferences = preferences;
    }

    /// From now on.
    void follow(ServerControl control) {
        StringProperty name = preferences.text(Keys.OPERATOR_NAME, "");
        name.subscribe(now -> audit.operator(now.isBlank() ? System.getProperty("user.name", "") : now.strip()));
        control.configProperty().subscribe(this::compare);
        preferences
                .number(Keys.KEPT_DAYS, Keys.KEPT_DAYS_DEFAULT)
                .subscribe((before, now) -> note("retention", now + " d"));
    }

    private void compare(ListenConfig before, ListenConfig now) {
        if (before.webSocketPort() != now.webSocketPort()
                || before.httpPort() != now.httpPort()
                || before.shared() != now.shared()
                || before.identityTrust() != now.identityTrust()) {
            note(
                    "listen",
                    now.webSocketPort() + ", " + now.httpPort() + (now.shared() ? ", network, " : ", this computer, ")
                            + now.identityTrust().name().toLowerCase(Locale.ROOT));
        }
        if (!before.tls().equals(now.tls())) {
            note("certificate", now.tls().getClass().getSimpleName());
        }
        if (!before.limits().equals(now.limits()) || !before.compression().equals(now.compression())) {
            note("limits", "");
        }
    }

    private void note(String what, String detail) {
        audit.note(AuditEntry.OPERATOR, what, "", detail);
    }
}
