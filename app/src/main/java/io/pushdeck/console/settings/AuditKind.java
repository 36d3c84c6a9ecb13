package io.pushdeck.console.settings;

import java.util.Locale;
import java.util.Set;

/// What the audit can be narrowed to.
enum AuditKind {
    ALL(""),
    PUSHES("push, update, recall, stop, escalate, repeat, stop repeating, repeat again"),
    PLANS("plan, change plan, pause plan, resume plan, restore plan, cancel plan, plan without a push"),
    GROUPS("create group, change group, move group, delete group, join group, leave group, change groups"),
    PEOPLE("rename, annotate, ban, lift, disconnect"),
    SETTINGS("listen, certificate, limits, retention, restore, import settings, undo import, "
            + "add profile, rename profile, forget profile, open profile"),
    ACCESS("lock, unlock, failed unlock, set pin, change pin, remove pin, name");

    private final String kinds;

    AuditKind(String kinds) {
        this.kinds = kinds;
    }

    /// What is said to have been done; empty for everything.
    Set<String> kinds() {
        return kinds.isEmpty() ? Set.of() : Set.of(kinds.split(", ", -1));
    }

    /// `pushes`, as in texts.
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
