package io.pushdeck.server.admin;

import io.pushdeck.server.people.Ban;
import java.util.Optional;

/// How banning, or lifting a ban, ended.
public sealed interface BanResult {
    /// On disk, and it counts.
    ///
    /// @param before what was in the place of it; puts things back as they were
    record Done(Optional<Ban> before) implements BanResult {}

    /// Nothing changed: it could not be stored.
    ///
    /// @param detail for the log and the detail line, in English
    record Rejected(String detail) implements BanResult {}
}
