package io.pushdeck.console.bridge;

/// How a push ended, in people; of a live update in connections. Written is not received. Immutable.
///
/// @param written handed to the network whole
/// @param waiting behind others, for somebody who reads slowly
/// @param leftOut of those who wait, how many get only the newest
/// @param slow    refused: too much waited already, so the client is being closed
/// @param gone    refused: the connection had ended meanwhile
/// @param stopped not tried: the operator stopped it before
/// @param away    not connected; who speaks `pushdeck.v1` gets an announcement on coming back
public record PushOutcome(int written, int waiting, int leftOut, int slow, int gone, int stopped, int away) {
    /// Those who were there.
    public int online() {
        return written + waiting + slow + gone + stopped;
    }
}
