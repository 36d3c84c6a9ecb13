package io.pushdeck.server.protocol;

import io.pushdeck.server.protocol.ServerFrame.Refusal;
import java.util.OptionalLong;

/// What a text from a client turned out to be.
public sealed interface Decoded {
    record Frame(ClientFrame frame) implements Decoded {}

    /// A frame that is answered by a refusal; the connection goes on.
    ///
    /// @param id what the reply refers to
    record Refused(OptionalLong id, Refusal refusal) implements Decoded {}

    /// No frame at all: the connection ends with 4502.
    ///
    /// @param words why, for the page's author
    record NoFrame(String words) implements Decoded {}
}
