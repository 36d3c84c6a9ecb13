package io.pushdeck.server.rehearsal;

/// How the start of a rehearsal ended.
public enum StartResult {
    /// Its clients connect from now on.
    STARTED,
    /// There is nothing to connect to.
    NOT_LISTENING,
    /// One goes on, or ends just now.
    ALREADY_ON
}
