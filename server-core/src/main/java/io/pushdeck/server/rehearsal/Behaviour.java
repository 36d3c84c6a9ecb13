package io.pushdeck.server.rehearsal;

import java.util.Locale;

/// How a simulated client behaves.
public enum Behaviour {
    /// Stays, and confirms everything: at once what it received and shows, after a while what was read and pressed.
    STEADY,
    /// The same, but takes frames from its socket one at a time, with long pauses.
    SLOW,
    /// Goes and comes back, sometimes without a goodbye, and resumes where it was.
    FLAPPING,
    /// Confirms that it received and shows a push; nobody ever reads it.
    SILENT,
    /// Connects once, so that it is known, and stays away: what is pushed to it waits.
    OFFLINE;

    /// As in ids and in texts.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
