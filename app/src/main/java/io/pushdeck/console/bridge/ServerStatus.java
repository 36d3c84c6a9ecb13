package io.pushdeck.console.bridge;

import io.pushdeck.server.ListenConfig;
import io.pushdeck.server.PortUnavailableException.Side;
import io.pushdeck.server.security.CertificateProblem;
import io.pushdeck.server.security.ServerCertificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Whether the server can be reached. Immutable.
public sealed interface ServerStatus {
    record Stopped() implements ServerStatus {}

    /// On its way to another status: starting, stopping or both.
    record Changing() implements ServerStatus {}

    /// @param networkAddresses of this computer, most likely one first; empty unless shared
    /// @param since            when it began to listen
    /// @param certificate      shown to new connections; empty without encryption
    record Listening(
            ListenConfig config, List<String> networkAddresses, Instant since, Optional<ServerCertificate> certificate)
            implements ServerStatus {
        public Listening {
            networkAddresses = List.copyOf(networkAddresses);
        }

        /// The same, after something was changed that ended no connection.
        Listening with(ListenConfig changed, Optional<ServerCertificate> shown) {
            return new Listening(changed, networkAddresses, since, shown);
        }

        /// Whether pages use `https` and `wss`.
        public boolean isSecure() {
            return certificate.isPresent();
        }

        /// What pages on this computer connect to, or those on the network if it is shared.
        public String webSocketUrl() {
            return (isSecure() ? "wss://" : "ws://") + host() + ":" + config.webSocketPort();
        }

        /// The receiver page, for this computer's browser.
        public String localReceiverUrl() {
            return http() + "localhost:" + config.httpPort() + "/";
        }

        /// The receiver page, for a phone on the same network if it is shared.
        public String receiverUrl() {
            return http() + host() + ":" + config.httpPort() + "/";
        }

        /// The receiver page, at every address of this computer.
        public List<String> receiverUrls() {
            return networkAddresses.stream()
                    .map(address -> http() + address + ":" + config.httpPort() + "/")
                    .toList();
        }

        private String http() {
            return isSecure() ? "https://" : "http://";
        }

        private String host() {
            return networkAddresses.isEmpty() ? "localhost" : networkAddresses.getFirst();
        }
    }

    /// A port cannot be had: another program has it, or the system does not allow it.
    ///
    /// @param free the next port that nobody uses
    record PortTaken(Side side, int port, int free) implements ServerStatus {}

    /// It cannot listen, because encryption is on and the certificate cannot be used.
    record CertificateRefused(CertificateProblem problem) implements ServerStatus {}

    /// @param detail in English, as the system said it
    record Failed(String detail) implements ServerStatus {}
}
