package io.pushdeck.console.bridge;

/// Whom a push is sent to once more.
public enum Lacking {
    /// Those whose client has not confirmed that it came; plain clients that it was written to cannot.
    RECEIPT,
    /// Those who have not pressed a button.
    ACKNOWLEDGEMENT
}
