package io.pushdeck.server.store;

import io.pushdeck.server.message.AuditEntry;
import io.pushdeck.server.message.AuditQuery;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Who did what. What the store itself changes it writes down in the same transaction; here comes what is done
/// elsewhere. Nothing changes an entry. Thread-safe.
public final class AuditBook {
    private static final Logger LOG = LoggerFactory.getLogger(AuditBook.class);

    private final StoreWriter writer;
    private final Readers readers;
    private final Clock clock;
    private volatile String operator = "";

    AuditBook(StoreWriter writer, Readers readers, Clock clock) {
        this.writer = writer;
        this.readers = readers;
        this.clock = clock;
    }

    /// What is asked for from now on is done by this person.
    public void operator(String name) {
        operator = name;
        write(connection -> {
            AuditTable.operator(connection, name);
            return new StoreOutcome.Stored<>("");
        });
    }

    /// What was last said to [#operator(String)].
    String operator() {
        return operator;
    }

    /// Writes down something that is done. Nobody waits for it: trouble is logged.
    ///
    /// @param role as in [AuditEntry]
    public void note(String role, String what, String subject, String detail) {
        write(connection -> {
            AuditTable.add(connection, clock.instant(), role, what, subject, detail);
            return new StoreOutcome.Stored<>("");
        });
    }

    private void write(StoreWriter.Change<String> job) {
        writer.submit(job, outcome -> {
            if (outcome instanceof StoreOutcome.Refused<String> refused) {
                LOG.warn("Who did what was not stored: {}", refused.reason());
            }
        });
    }

    /// Newest first; on the caller's thread.
    public List<AuditEntry> search(AuditQuery query) {
        return readers.read(connection -> AuditTable.search(connection, query));
    }
}
