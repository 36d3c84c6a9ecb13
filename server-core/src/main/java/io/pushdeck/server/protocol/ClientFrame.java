package io.pushdeck.server.protocol;

import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.message.Position;
import io.pushdeck.server.message.Stage;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What a client says, as protocol.md has it. Immutable. Every text is from outside: show it, never run it.
public sealed interface ClientFrame {
    /// Who is there; the first frame.
    ///
    /// @param client   as sent, so maybe not usable as an id; empty if none was sent
    /// @param name     as sent; may be empty
    /// @param token    may be empty
    /// @param groups   names, at most 20
    /// @param page     may be empty
    /// @param language may be empty
    record Hello(
            Optional<String> client,
            String name,
            String token,
            List<String> groups,
            String page,
            String language,
            Optional<Position> resume)
            implements ClientFrame {
        public Hello {
            groups = List.copyOf(groups);
        }
    }

    /// For the operator.
    ///
    /// @param id what a reply refers to; empty if none is wanted
    record Message(OptionalLong id, String text) implements ClientFrame {}

    /// What became of pushes.
    ///
    /// @param id     what a reply refers to, once this is kept; empty if none is wanted
    /// @param stage  one that [Stage#isReceipt]
    /// @param pushes 1 to 100
    /// @param action of [Stage#ACTED]; else empty
    record Receipt(OptionalLong id, Stage stage, List<PushId> pushes, String action) implements ClientFrame {
        public Receipt {
            pushes = List.copyOf(pushes);
        }
    }

    /// @param group a name
    record Join(OptionalLong id, String group) implements ClientFrame {}

    /// @param group a name
    record Leave(OptionalLong id, String group) implements ClientFrame {}

    record Pong() implements ClientFrame {}
}
