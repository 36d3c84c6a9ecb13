package io.pushdeck.server.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pushdeck.server.message.Payload;
import io.pushdeck.server.security.Tls;
import io.pushdeck.server.security.TlsContext;
import io.pushdeck.server.session.Connection;
import io.pushdeck.server.session.FanOut.Tally;
import io.pushdeck.server.testing.RawClient;
import io.pushdeck.server.testing.Trust;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Connections over TLS, well behaved ones and others.
class SecureIT {
    private static final Duration NEVER = Duration.ofHours(1);

    @TempDir
    private Path folder;

    private TransportFixture server;
    private SSLContext trust;

    @BeforeEach
    void start() {
        start(Limits.defaults());
    }

    private void start(Limits limits) {
        TlsContext tls = TlsContext.load(Tls.SELF_SIGNED, folder, Clock.systemUTC());
        trust = Trust.only(tls.certificate().pem());
        server = new TransportFixture(
                TransportConfig.loopback(0).withLimits(limits).withTls(tls), NEVER);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void messagesOfAnyLengthPassInBothDirections(String protocol) throws IOException {
        try (RawClient client =
                RawClient.connect(server.port()).secured(trust, protocol).opened()) {
            Connection connection = server.events.nextOpened();
            for (int length : new int[] {1, 125, 1_000, 16_384, 50_000}) {
                String text = "x".repeat(length);
                client.sendText(text);
                assertEquals(Payload.text(text), server.events.nextPayload());
                assertEquals(1, written(server.deliver(text, connection)));
                assertEquals(text, client.read().text());
            }
            assertEquals(protocol, client.tls().getSession().getProtocol());
        }
    }

    private static int written(Tally tally) {
        return tally.written() + tally.queued();
    }
}
