package io.pushdeck.server.transport;

import com.sun.management.UnixOperatingSystemMXBean;
import io.pushdeck.server.message.PushClass;
import io.pushdeck.server.message.SlowPolicy;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/// What one client, and all of them together, may cost. Immutable, validated; each value has a default, a counter in
/// [TransportCounters] and a refusal that names it (protocol.md).
///
/// A change while listening holds at once, with one exception: a connection keeps the sizes of [Inbound] and of the
/// request head that it was accepted with. A lower number of connections ends none; it refuses new ones.
public record Limits(Connections connections, Inbound inbound, Outgoing outgoing, Times times) {
    private static final int KIBIBYTE = 1024;
    /// A year: long enough for "never", short enough to be counted in nanoseconds.
    private static final Duration LONGEST = Duration.ofDays(365);

    /// What suits an installation that nobody tuned.
    public static Limits defaults() {
        return new Limits(Connections.defaults(), Inbound.defaults(), Outgoing.defaults(), Times.defaults());
    }

    public Limits withConnections(Connections other) {
        return new Limits(other, inbound, outgoing, times);
    }

    public Limits withInbound(Inbound other) {
        return new Limits(connections, other, outgoing, times);
    }

    public Limits withOutgoing(Outgoing other) {
        return new Limits(connections, inbound, other, times);
    }

    public Limits withTimes(Times other) {
        return new Limits(connections, inbound, outgoing, other);
    }

    /// Who gets in.
    ///
    /// @param max                 sockets at one time, those in their handshake included
    /// @param maxPerAddress       of them from one IPv4 address, or one IPv6 network of 64 bits; 127.0.0.1 and ::1,
    /// where
    ///                            a proxy and everything else on this computer come from, are not counted
    /// @param handshakesPerSecond sockets that may begin a handshake, all addresses together; five seconds' worth may
    ///                            come at once
    /// @param handshakeTimeout    from accept to open
    /// @param maxHeaderBytes      longest request head of a handshake
    /// @param maxHeaders          most header lines of a handshake
    public record Connections(
            int max,
            int maxPerAddress,
            int handshakesPerSecond,
            Duration handshakeTimeout,
            int maxHeaderBytes,
            int maxHeaders) {
        private static final int USUAL_CONNECTIONS = 10_000;
        /// A school behind one address fits; to take all places, ten addresses have to conspire.
        private static final int USUAL_PER_ADDRESS = 1_000;
        /// About a quarter of a core. With five seconds' worth at once, 10,000 clients come back without one refusal.
        private static final int USUAL_HANDSHAKES = 2_000;
        /// Files the rest of the process needs: jars, database, log, HTTP, and sockets that are being refused.
        private static final int FILES_FOR_OTHERS = 320;

        public Connections {
            inRange("connections.max", max, 1, 1_000_000);
            inRange("connections.maxPerAddress", maxPerAddress, 1, 1_000_000);
            inRange("connections.handshakesPerSecond", handshakesPerSecond, 1, 1_000_000);
            inRange("connections.handshakeTimeout", handshakeTimeout);
            inRange("connections.maxHeaderBytes", maxHeaderBytes, 256, KIBIBYTE * KIBIBYTE);
            inRange("connections.maxHeaders", maxHeaders, 1, 10_000);
        }

        public static Connections defaults() {
            return new Connections(
                    connectionsBelowFileLimit(),
                    USUAL_PER_ADDRESS,
                    USUAL_HANDSHAKES,
                    Duration.ofSeconds(5),
                    8 * KIBIBYTE,
                    64);
        }

        public Connections withMax(int other) {
            return new Connections(
                    other, maxPerAddress, handshakesPerSecond, handshakeTimeout, maxHeaderBytes, maxHeaders);
        }

        public Connections withMaxPerAddress(int other) {
            return new Connections(max, other, handshakesPerSecond, handshakeTimeout, maxHeaderBytes, maxHeaders);
        }

        public Connections withHandshakesPerSecond(int other) {
            return new Connections(max, maxPerAddress, other, handshakeTimeout, maxHeaderBytes, maxHeaders);
        }

        public Connections withHandshakeTimeout(Duration other) {
            return new Connections(max, maxPerAddress, handshakesPerSecond, other, maxHeaderBytes, maxHeaders);
        }

        /// @param bytes of the request head
        /// @param lines of headers in it
        public Connections withHead(int bytes, int lines) {
            return new Connections(max, maxPerAddress, handshakesPerSecond, handshakeTimeout, bytes, lines);
        }

        private static int connectionsBelowFileLimit() {
            if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix) {
                long files = unix.getMaxFileDescriptorCount();
                return Math.clamp(files - FILES_FOR_OTHERS, 16, USUAL_CONNECTIONS);
            }
            return USUAL_CONNECTIONS;
        }
    }

    /// What one client may send.
    ///
    /// @param maxFrameBytes     longest frame; beyond it the close code is 1009
    /// @param maxMessageBytes   longest message, its fragments together; at least as long as a frame
    /// @param maxFragments      most frames of one message
    /// @param messagesPerSecond sustained rate of messages and pings; twice as many may come at once
    /// @param bytesPerSecond    sustained rate of bytes, everything counted; twice as many may come at once. At least
    /// as
    ///                          many as a message may have
    public record Inbound(
            int maxFrameBytes, int maxMessageBytes, int maxFragments, int messagesPerSecond, int bytesPerSecond) {
        private static final int LONGEST_MESSAGE = 64 * KIBIBYTE * KIBIBYTE;

        public Inbound {
            inRange("inbound.maxFrameBytes", maxFrameBytes, 1, LONGEST_MESSAGE);
            inRange("inbound.maxMessageBytes", maxMessageBytes, maxFrameBytes, LONGEST_MESSAGE);
            inRange("inbound.maxFragments", maxFragments, 1, 1_000_000);
            inRange("inbound.messagesPerSecond", messagesPerSecond, 1, 10_000_000);
            inRange("inbound.bytesPerSecond", bytesPerSecond, maxMessageBytes, Integer.MAX_VALUE);
        }

        public static Inbound defaults() {
            return new Inbound(64 * KIBIBYTE, 256 * KIBIBYTE, 1024, 50, KIBIBYTE * KIBIBYTE);
        }

        public Inbound withSizes(int frameBytes, int messageBytes, int fragments) {
            return new Inbound(frameBytes, messageBytes, fragments, messagesPerSecond, bytesPerSecond);
        }

        public Inbound withMessagesPerSecond(int other) {
            return new Inbound(maxFrameBytes, maxMessageBytes, maxFragments, other, bytesPerSecond);
        }

        public Inbound withBytesPerSecond(int other) {
            return new Inbound(maxFrameBytes, maxMessageBytes, maxFragments, messagesPerSecond, other);
        }
    }

    /// What may wait for one client to read, and what happens to a push that does not fit.
    ///
    /// @param outboxBytes   bytes that may wait
    /// @param outboxAge     how long the oldest of them may wait, whatever their class; then the client is closed as
    /// slow
    /// @param announcements for [PushClass#ANNOUNCEMENT]
    /// @param messages      for [PushClass#MESSAGE]
    /// @param live          for [PushClass#LIVE]
    public record Outgoing(
            int outboxBytes, Duration outboxAge, SlowPolicy announcements, SlowPolicy messages, SlowPolicy live) {
        public Outgoing {
            inRange("outgoing.outboxBytes", outboxBytes, 1, 1024 * KIBIBYTE * KIBIBYTE);
            inRange("outgoing.outboxAge", outboxAge);
        }

        public static Outgoing defaults() {
            return new Outgoing(
                    1024 * KIBIBYTE,
                    Duration.ofSeconds(10),
                    SlowPolicy.DISCONNECT,
                    SlowPolicy.DISCONNECT,
                    SlowPolicy.KEEP_LATEST);
        }

        public SlowPolicy policy(PushClass pushClass) {
            return switch (pushClass) {
                case ANNOUNCEMENT -> announcements;
                case MESSAGE -> messages;
                case LIVE -> live;
            };
        }

        public Outgoing withOutbox(int bytes, Duration age) {
            return new Outgoing(bytes, age, announcements, messages, live);
        }

        public Outgoing withPolicy(PushClass pushClass, SlowPolicy policy) {
            return switch (pushClass) {
                case ANNOUNCEMENT -> new Outgoing(outboxBytes, outboxAge, policy, messages, live);
                case MESSAGE -> new Outgoing(outboxBytes, outboxAge, announcements, policy, live);
                case LIVE -> new Outgoing(outboxBytes, outboxAge, announcements, messages, policy);
            };
        }
    }

    /// How long the server waits.
    ///
    /// @param connectionLostTimeout silence after which a client is gone; it is pinged after half of it
    /// @param drain                 how long a goodbye may take
    public record Times(Duration connectionLostTimeout, Duration drain) {
        public Times {
            inRange("times.connectionLostTimeout", connectionLostTimeout);
            inRange("times.drain", drain);
        }

        public static Times defaults() {
            return new Times(Duration.ofSeconds(20), Duration.ofSeconds(10));
        }

        public Times withConnectionLostTimeout(Duration other) {
            return new Times(other, drain);
        }

        public Times withDrain(Duration other) {
            return new Times(connectionLostTimeout, other);
        }
    }

    private static void inRange(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " must be " + least + " to " + most + ", not " + value);
        }
    }

    private static void inRange(String name, Duration value) {
        if (!value.isPositive() || value.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(name + " must be longer than nothing and at most a year, not " + value);
        }
    }
}
