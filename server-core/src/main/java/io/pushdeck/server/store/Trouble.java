package io.pushdeck.server.store;

import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;

/// What went wrong with the disk, for people.
final class Trouble {
    private static final int PRIMARY_CODE = 0xff;

    private Trouble() {}

    static String inWords(Throwable failure) {
        return isDiskFull(failure) ? "The disk is full; free some space, then try again" : failure.toString();
    }

    static boolean isDiskFull(Throwable failure) {
        return is(SQLiteErrorCode.SQLITE_FULL, failure);
    }

    /// Whether a database is one, but not sound.
    static boolean isDamage(Throwable failure) {
        return is(SQLiteErrorCode.SQLITE_CORRUPT, failure);
    }

    private static boolean is(SQLiteErrorCode code, Throwable failure) {
        return failure instanceof SQLException trouble && (trouble.getErrorCode() & PRIMARY_CODE) == code.code;
    }
}
