package io.pushdeck.server.message;

import java.util.Locale;

/// How far a push got with one recipient. Each says only what is proved; what proves it is in protocol.md, "Receipts".
public enum Stage {
    /// Accepted: on disk, addressed to this recipient. Nothing was handed to a socket yet.
    QUEUED,
    /// Handed to the operating system whole. The most a plain client can reach.
    WRITTEN,
    /// The client's code has it.
    RECEIVED,
    /// It is in the page.
    DISPLAYED,
    /// It was on screen, in a visible and focused page.
    READ,
    /// A button was pressed.
    ACTED,
    /// It was taken back before it was received, or the client confirmed that it took it away.
    RECALLED,
    /// Its time was over before it was received.
    EXPIRED,
    /// It will not arrive any more; [Failure] says why.
    FAILED;

    /// `displayed`, as on the wire, in ids and in texts.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether a client proves it with a receipt.
    public boolean isReceipt() {
        return switch (this) {
            case RECEIVED, DISPLAYED, READ, ACTED, RECALLED -> true;
            case QUEUED, WRITTEN, EXPIRED, FAILED -> false;
        };
    }
}
