package io.pushdeck.server.store;

import io.pushdeck.server.identity.PushId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// When something is to become of which push, as a column of `pushes` says. Reads on the caller's thread, and throws
/// [StoreUnavailableException] if the disk cannot be read. Thread-safe.
public final class DuePushes {
    private final Readers readers;
    private final String column;

    /// @param column milliseconds since 1970, or nothing
    DuePushes(Readers readers, String column) {
        this.readers = readers;
        this.column = column;
    }

    /// Those that were due by now, in the order in which they were.
    public List<DuePush> due(Instant now) {
        return readers.read(connection -> Sql.list(
                connection,
                "SELECT id, %1$s FROM pushes WHERE %1$s <= ? ORDER BY %1$s".formatted(column),
                row -> new DuePush(new PushId(row.getString(1)), Instant.ofEpochMilli(row.getLong(2))),
                now));
    }

    /// When the next one is due, or was.
    public Optional<Instant> soonest() {
        return readers.read(connection -> Sql.first(
                        connection,
                        "SELECT min(%1$s) AS soonest FROM pushes WHERE %1$s IS NOT NULL".formatted(column),
                        row -> Sql.instant(row, "soonest"))
                .flatMap(soonest -> soonest));
    }
}
