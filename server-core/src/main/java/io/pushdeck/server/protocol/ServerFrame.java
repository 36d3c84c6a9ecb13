package io.pushdeck.server.protocol;

import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.identity.SessionId;
import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// What the server says, as protocol.md has it. Immutable.
public sealed interface ServerFrame {
    /// Answers the first frame.
    ///
    /// @param groups names, in their order
    /// @param end    of the log at this moment
    /// @param missed pushes while the client was away
    /// @param valid  those of them that still count; as many push frames follow
    record Welcome(
            ClientId client,
            String name,
            SessionId session,
            List<String> groups,
            Position end,
            Resumed resumed,
            int missed,
            int valid,
            Duration heartbeat)
            implements ServerFrame {
        public Welcome {
            groups = List.copyOf(groups);
        }
    }

    /// What a client's position was worth.
    enum Resumed {
        /// There was none.
        NEW,
        /// Everything since then follows.
        COMPLETE,
        /// It is of another log.
        UNKNOWN_EPOCH,
        /// What came after it was deleted by its age.
        FORGOTTEN
    }

    /// @param offset   of this entry
    /// @param replaces the push that this one is sent again for
    record Push(long offset, PushId id, Instant at, int version, Announcement announcement, Optional<PushId> replaces)
            implements ServerFrame {}

    /// @param version at least 2
    record Update(long offset, PushId id, Instant at, int version, Announcement announcement) implements ServerFrame {}

    record Recall(long offset, PushId id, Instant at) implements ServerFrame {}

    /// What a program sent, outside the log.
    record Message(String text) implements ServerFrame {}

    /// @param groups names, in their order
    record Groups(List<String> groups) implements ServerFrame {
        public Groups {
            groups = List.copyOf(groups);
        }
    }

    /// @param to of the frame that is answered; empty if it had none
    record Reply(OptionalLong to, Optional<Refusal> refusal) implements ServerFrame {
        public static Reply ok(OptionalLong to) {
            return new Reply(to, Optional.empty());
        }

        public static Reply refused(OptionalLong to, Refusal.Code code, String message) {
            return new Reply(to, Optional.of(new Refusal(code, message)));
        }
    }

    /// Why a frame was not carried out.
    ///
    /// @param message for the page's author, in English
    record Refusal(Code code, String message) {
        /// As in protocol.md, in lower case with `-`.
        public enum Code {
            UNKNOWN_TYPE,
            INVALID,
            NO_SUCH_GROUP,
            FORBIDDEN,
            UNAVAILABLE,
            ALREADY_WELCOME
        }
    }

    record Ping() implements ServerFrame {}

    /// @param afterSeconds when to come back at the earliest; empty for not at all
    record Bye(OptionalInt afterSeconds, String reason) implements ServerFrame {}
}
