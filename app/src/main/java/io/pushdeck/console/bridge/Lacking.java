package io.pushdeck.console.bridge;

/// Whom a push is sent to once more.
public enum Lacking {
    /// Those whose client has not confirmed that it came.
    RECEIPT,
    /// Those who have not pressed a button.
    ACKNOWLEDGEMENT
}
