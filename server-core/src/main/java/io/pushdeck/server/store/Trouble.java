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
        return failure instanceof SQLException trouble
                && (trouble.getErrorCode() & PRIMARY_CODE) == SQLiteErrorCode.SQLITE_FULL.code;
    }
}
