package io.pushdeck.console.bridge;

/// What a recall achieved so far, in people. Immutable.
///
/// @param gone        their client confirmed that it took it away
/// @param readBefore  had read it when it was taken back
/// @param unreachable had it and have not confirmed: away, or plain
/// @param neverShown  will not see it any more
public record RecallProof(int gone, int readBefore, int unreachable, int neverShown) {}
