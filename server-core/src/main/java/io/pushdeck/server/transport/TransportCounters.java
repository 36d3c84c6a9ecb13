package io.pushdeck.server.transport;

/// What the transport guarded against since it started, how much it carried, and how many sockets it holds. Immutable
/// snapshot.
///
/// @param connections     sockets open now, those in their handshake included
/// @param refused         sockets that did not become a connection
/// @param closed          connections that the server ended because of a limit
/// @param droppedMessages messages to slow clients that were left out by a [io.pushdeck.server.message.SlowPolicy]
public record TransportCounters(
        long connections,
        Refused refused,
        Closed closed,
        long droppedMessages,
        Repairs repairs,
        Compressed compressed,
        Volume volume) {

    /// Before a connection exists. Each of the first five is a limit of [Limits.Connections].
    ///
    /// @param full          there were too many connections
    /// @param perAddress    there were too many from that address
    /// @param handshakeRate too many came at once
    /// @param late          no handshake came in time
    /// @param headTooLarge  the request head was too long or had too many lines
    /// @param malformed     the request was no handshake that we speak
    /// @param tls           TLS could not be agreed on
    public record Refused(
            long full, long perAddress, long handshakeRate, long late, long headTooLarge, long malformed, long tls) {
        public long total() {
            return full + perAddress + handshakeRate + late + headTooLarge + malformed + tls;
        }
    }

    /// @param slow          their outbox was full or too old: [Limits.Outgoing]
    /// @param oversized     a frame or message was too large: [Limits.Inbound]
    /// @param messageRate   they sent too many messages: [Limits.Inbound]
    /// @param byteRate      they sent too many bytes: [Limits.Inbound]
    /// @param protocolError they broke the protocol
    /// @param silent        they gave no sign of life: [Limits.Times]
    public record Closed(long slow, long oversized, long messageRate, long byteRate, long protocolError, long silent) {
        public long total() {
            return slow + oversized + messageRate + byteRate + protocolError + silent;
        }
    }

    /// What went wrong on our side and was put right. All zero is the rule.
    ///
    /// @param rearmed          times the sweep had to wake up a waiting outbox
    /// @param swept            ended by the sweep, since nobody else had noticed that their socket was gone
    /// @param listenerReopened times a listener had to be opened again
    /// @param callbackFailures times the receiver of events threw something
    public record Repairs(long rearmed, long swept, long listenerReopened, long callbackFailures) {}

    /// @param pushes      of which a compressed form was made, however many connections it went to
    /// @param sparedBytes that were not sent because of it, over all those connections
    public record Compressed(long pushes, long sparedBytes) {}

    /// What went over all connections.
    ///
    /// @param messagesIn  whole messages of clients
    /// @param messagesOut one for each connection that a message was handed to
    /// @param bytesIn     on the wire
    /// @param bytesOut    on the wire
    public record Volume(long messagesIn, long messagesOut, long bytesIn, long bytesOut) {
        public static final Volume NONE = new Volume(0, 0, 0, 0);

        /// What was added since.
        public Volume since(Volume before) {
            return new Volume(
                    messagesIn - before.messagesIn,
                    messagesOut - before.messagesOut,
                    bytesIn - before.bytesIn,
                    bytesOut - before.bytesOut);
        }
    }
}
