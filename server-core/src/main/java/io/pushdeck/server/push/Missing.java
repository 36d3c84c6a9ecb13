package io.pushdeck.server.push;

/// What somebody has not done with a push.
public enum Missing {
    /// The client's code has not confirmed that it has it.
    NOT_RECEIVED,
    /// The person has pressed no button.
    NOT_ACKNOWLEDGED
}
