package io.pushdeck.server.push;

import io.pushdeck.server.hub.Answers;
import io.pushdeck.server.message.AuditEntry;
import io.pushdeck.server.message.AuditQuery;
import io.pushdeck.server.store.AuditBook;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Who did what. It grows, and gets as old as pushes do; nothing changes what it says. Thread-safe. Futures complete
/// on threads of their own, and fail with [io.pushdeck.server.store.StoreUnavailableException] if the disk cannot be
/// read.
public final class AuditLog {
    private final AuditBook book;
    private final Answers answers;

    AuditLog(AuditBook book, Answers answers) {
        this.book = book;
        this.answers = answers;
    }

    /// What is asked for from now on is done by this person.
    public void operator(String name) {
        book.operator(name);
    }

    /// Writes down what is done outside of the server, in the order of the calls.
    ///
    /// @param role as in [AuditEntry]
    public void note(String role, String what, String subject, String detail) {
        book.note(role, what, subject, detail);
    }

    /// Newest first.
    public CompletableFuture<List<AuditEntry>> search(AuditQuery query) {
        return CompletableFuture.supplyAsync(() -> book.search(query), answers.executor());
    }
}
