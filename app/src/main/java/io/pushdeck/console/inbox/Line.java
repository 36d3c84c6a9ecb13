package io.pushdeck.console.inbox;

import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.message.ConversationEntry;
import java.time.LocalDate;
import java.util.Optional;

/// A line of a conversation as it is shown. Immutable.
sealed interface Line {
    /// There is more before this.
    record Earlier() implements Line {}

    /// What follows was said that day.
    record Day(LocalDate date) implements Line {}

    record Said(ConversationEntry entry) implements Line {}

    /// An answer that can still be taken back, or is on its way to the disk.
    ///
    /// @param number tells two of the same words apart
    /// @param push   what it became, once it is accepted
    record Leaving(int number, String text, Optional<PushId> push) implements Line {}
}
