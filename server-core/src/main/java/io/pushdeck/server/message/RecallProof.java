package io.pushdeck.server.message;

/// What became of a push that was taken back; the first, the third and the fourth are all recipients. Immutable.
///
/// @param goneFromScreens clients that had shown it and said that they took it away
/// @param readBefore      people who had read it by then
/// @param unreachable     it was handed to them, and they have not said that it is gone
/// @param neverShown      it was never in their page
public record RecallProof(int goneFromScreens, int readBefore, int unreachable, int neverShown) {}
