package io.pushdeck.console.testing;

import io.pushdeck.console.bridge.AuditBackend;
import io.pushdeck.server.message.AuditEntry;
import io.pushdeck.server.message.AuditQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// An audit in memory. It answers before the call returns.
public final class FakeAudit implements AuditBackend {
    private final List<AuditEntry> entries = new ArrayList<>();
    private String operator = "anna";
    private String failure = "";

    /// From now on nothing can be read; an empty text ends that.
    public void fail(String why) {
        failure = why;
    }

    /// Lets something have happened.
    public void add(Instant at, String role, String what, String subject, String title, String detail) {
        entries.addFirst(new AuditEntry(
                entries.size() + 1L,
                at,
                role,
                role.equals(AuditEntry.PUSHDECK) ? "" : operator,
                what,
                subject,
                title,
                detail));
    }

    /// `viewer failed unlock try 1`, oldest first.
    public List<String> told() {
        return entries.reversed().stream()
                .map(entry -> (entry.role() + " " + entry.what() + " " + entry.detail()).strip())
                .toList();
    }

    @Override
    public void search(AuditQuery query, Consumer<List<AuditEntry>> whenRead, Consumer<String> whenNot) {
        if (!failure.isEmpty()) {
            whenNot.accept(failure);
            return;
        }
        whenRead.accept(entries.stream()
                .filter(entry -> entry.number() < query.before())
                .filter(entry -> query.kinds().isEmpty() || query.kinds().contains(entry.what()))
                .filter(entry -> entry.toString()
                        .toLowerCase(Locale.ROOT)
                        .contains(query.words().toLowerCase(Locale.ROOT)))
                .skip(query.skip())
                .limit(query.limit())
                .toList());
    }

    @Override
    public void note(String role, String what, String subject, String detail) {
        add(Sample.NOW, role, what, subject, "", detail);
    }

    @Override
    public void operator(String name) {
        operator = name;
    }
}
