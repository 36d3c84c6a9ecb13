package io.pushdeck.server.transport;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/// What one client, and all of them together, may cost. Immutable, validated.
///
/// @param maxFrameBytes            longest frame a client may send; beyond it the close code is 1009
/// @param maxMessageBytes          longest message a client may send, its fragments together
/// @param maxFragments             most frames of one message
/// @param maxHeaderBytes           longest request head of a handshake
/// @param maxHeaders               most header lines of a handshake
/// @param handshakeTimeout         from accept to open
/// @param maxConnections           sockets at one time, those in their handshake included
/// @param outboxBytes              bytes that may wait for a client to read
/// @param outboxAge                how long the oldest of them may wait
/// @param inboundMessagesPerSecond sustained rate of one client; twice as many may come at once
/// @param connectionLostTimeout    silence after which a client is gone; it is pinged after half of it
/// @param drain                    how long a goodbye may take
public record Limits(
        int maxFrameBytes,
        int maxMessageBytes,
        int maxFragments,
        int maxHeaderBytes,
        int maxHeaders,
        Duration handshakeTimeout,
        int maxConnections,
        int outboxBytes,
        Duration outboxAge,
        int inboundMessagesPerSecond,
        Duration connectionLostTimeout,
        Duration drain) {
    private static final int KIBIBYTE = 1024;
    private static final int USUAL_CONNECTIONS = 10_000;
    /// Files the rest of the process needs: jars, database, log, HTTP.
    private static final int FILES_FOR_OTHERS = 256;

    public Limits {
        atLeastOne("maxFrameBytes", maxFrameBytes);
        atLeastOne("maxMessageBytes", maxMessageBytes);
        atLeastOne("maxFragments", maxFragments);
        atLeastOne("maxHeaderBytes", maxHeaderBytes);
        atLeastOne("maxHeaders", maxHeaders);
        atLeastOne("maxConnections", maxConnections);
        atLeastOne("outboxBytes", outboxBytes);
        atLeastOne("inboundMessagesPerSecond", inboundMessagesPerSecond);
        positive("handshakeTimeout", handshakeTimeout);
        positive("outboxAge", outboxAge);
        positive("connectionLostTimeout", connectionLostTimeout);
        positive("drain", drain);
        if (maxMessageBytes < maxFrameBytes) {
            throw new IllegalArgumentException(
                    "maxMessageBytes must be at least maxFrameBytes (" + maxFrameBytes + "), not " + maxMessageBytes);
        }
    }

    /// What suits an installation that nobody tuned.
    public static Limits defaults() {
        return new Limits(
                64 * KIBIBYTE,
                256 * KIBIBYTE,
                1024,
                8 * KIBIBYTE,
                64,
                Duration.ofSeconds(5),
                connectionsBelowFileLimit(),
                1024 * KIBIBYTE,
                Duration.ofSeconds(10),
                50,
                Duration.ofSeconds(20),
                Duration.ofSeconds(10));
    }

    public Limits withMaxConnections(int connections) {
        return new Limits(
                maxFrameBytes,
                maxMessageBytes,
                maxFragments,
                maxHeaderBytes,
                maxHeaders,
                handshakeTimeout,
                connections,
                outboxBytes,
                outboxAge,
                inboundMessagesPerSecond,
                connectionLostTimeout,
                drain);
    }

    public Limits withOutbox(int bytes, Duration age) {
        return new Limits(
                maxFrameBytes,
                maxMessageBytes,
                maxFragments,
                maxHeaderBytes,
                maxHeaders,
                handshakeTimeout,
                maxConnections,
                bytes,
                age,
                inboundMessagesPerSecond,
                connectionLostTimeout,
                drain);
    }

    public Limits withInboundMessagesPerSecond(int messages) {
        return new Limits(
                maxFrameBytes,
                maxMessageBytes,
                maxFragments,
                maxHeaderBytes,
                maxHeaders,
                handshakeTimeout,
                maxConnections,
                outboxBytes,
                outboxAge,
                messages,
                connectionLostTimeout,
                drain);
    }

    public Limits withTimeouts(Duration handshake, Duration connectionLost, Duration forGoodbyes) {
        return new Limits(
                maxFrameBytes,
                maxMessageBytes,
                maxFragments,
                maxHeaderBytes,
                maxHeaders,
                handshake,
                maxConnections,
                outboxBytes,
                outboxAge,
                inboundMessagesPerSecond,
                connectionLost,
                forGoodbyes);
    }

    private static int connectionsBelowFileLimit() {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix) {
            long files = unix.getMaxFileDescriptorCount();
            return Math.clamp(files - FILES_FOR_OTHERS, 16, USUAL_CONNECTIONS);
        }
        return USUAL_CONNECTIONS;
    }

    private static void atLeastOne(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be at least 1, not " + value);
        }
    }

    private static void positive(String name, Duration value) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException(name + " must be longer than nothing, not " + value);
        }
    }
}
