package io.pushdeck.console.bridge;

import io.pushdeck.server.message.AuditEntry;
import io.pushdeck.server.message.AuditQuery;
import java.util.List;
import java.util.function.Consumer;

/// Who did what: asked, and told of what is done in the console alone. Nothing can be changed of it. Called on the
/// JavaFX thread; never blocks it; every answer comes back on it.
public interface AuditBackend {
    /// @param whenRead given the newest first
    /// @param whenNot  given why that cannot be read, in the words of the system
    void search(AuditQuery query, Consumer<List<AuditEntry>> whenRead, Consumer<String> whenNot);

    /// @param role as in [AuditEntry]
    /// @param what a word or two that never change
    void note(String role, String what, String subject, String detail);

    /// What is asked for from now on is done by this person.
    void operator(String name);
}
