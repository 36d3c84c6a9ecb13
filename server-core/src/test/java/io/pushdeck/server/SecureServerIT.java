package io.pushdeck.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.server.security.CertificateProblem;
import io.pushdeck.server.security.CertificateRefusedException;
import io.pushdeck.server.security.Tls;
import io.pushdeck.server.testing.Await;
import io.pushdeck.server.testing.RawClient;
import io.pushdeck.server.testing.TestCertificates;
import io.pushdeck.server.testing.TestCertificates.Made;
import io.pushdeck.server.testing.Trust;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole server over TLS: both ports, and a certificate that is swapped while people talk.
class SecureServerIT {
    private static final int CLIENTS = 500;
    private static final int PUSHES = 60;

    @TempDir
    private Path folder;

    private PushServer server;
    private Made first;
    private Tls tls;

    @BeforeEach
    void start() throws IOException {
        server = PushServer.open(folder.resolve("data"), PushListener.NONE);
        first = TestCertificates.localhost().named("CN=first").make();
        first.write(folder, "chain.pem", "key.pem");
        tls = Tls.pem(folder.resolve("chain.pem"), folder.resolve("key.pem"));
    }

    private Listening listen() {
        server.listen(ListenConfig.DEFAULT.withPorts(0, 0).withTls(tls));
        return server.listening().orElseThrow();
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void fiveHundredClientsTalkOnWhileTheCertificateIsSwapped() throws Exception {
        int port = listen().webSocketPort();
        SSLContext trust = Trust.only(first.certificatePem());
        AtomicInteger ready = new AtomicInteger();
        BlockingQueue<String> results = new LinkedBlockingQueue<>();
        for (int i = 0; i < CLIENTS; i++) {
            Thread.ofVirtual().start(() -> results.add(talk(port, trust, ready)));
        }
        Await.until("all are connected", () -> ready.get() == CLIENTS || !results.isEmpty());
        Made second = TestCertificates.localhost().named("CN=second").make();
        for (int i = 0; i < PUSHES; i++) {
            server.sendToAll(Integer.toString(i)).get(15, TimeUnit.SECONDS);
            if (i == PUSHES / 3) {
                second.write(folder, "chain.pem", "key.pem");
                assertEquals("CN=second", server.reloadCertificate().subject());
            }
            if (i == 2 * PUSHES / 3) {
                Files.writeString(folder.resolve("chain.pem"), first.certificatePem());
                assertEquals(
                        new CertificateProblem.KeyMismatch(),
                        assertThrows(CertificateRefusedException.class, server::reloadCertificate)
                                .problem());
            }
        }
        for (int i = 0; i < CLIENTS; i++) {
            assertEquals("complete", Await.next(results, "a client"));
        }
        assertEquals("CN=second", server.certificate().orElseThrow().subject());
        try (RawClient late = RawClient.openSecured(port, Trust.only(second.certificatePem()))) {
            assertEquals(second.certificate(), late.tls().getSession().getPeerCertificates()[0]);
        }
        assertThrows(
                IOException.class,
                () -> RawClient.openSecured(port, trust).close(),
                "the first one is not shown any more, not even to whoever resumes");
    }

    /// Reads every push in order, and says something after each.
    private static String talk(int port, SSLContext trust, AtomicInteger ready) {
        try (RawClient client = RawClient.openSecured(port, trust)) {
            ready.incrementAndGet();
            for (int i = 0; i < PUSHES; i++) {
                String text = client.read().text();
                if (!text.equals(Integer.toString(i))) {
                    return "expected " + i + ", got " + text;
                }
                if (i % 10 == 0) {
                    client.sendText("got " + i);
                }
            }
            return "complete";
        } catch (IOException e) {
            return e.toString();
        }
    }

    @Test
    void thePageComesOverHttpsAndNamesASecureSocketAndFollowsTheSwap() throws Exception {
        Listening listening = listen();
        assertTrue(listening.secure());
        String page = "https://localhost:" + listening.httpPort() + "/";
        HttpResponse<String> answer = get(first, page);
        assertEquals(200, answer.statusCode());
        assertTrue(answer.body().contains("content=\"" + listening.webSocketPort() + "\""));
        String policy = answer.headers().firstValue("Content-Security-Policy").orElse("");
        assertTrue(policy.contains("connect-src wss://localhost:" + listening.webSocketPort() + ";"), policy);
        HttpResponse<String> redirect = get(first, "https://localhost:" + listening.webSocketPort() + "/");
        assertEquals(page, redirect.headers().firstValue("Location").orElse(""));

        Made second = TestCertificates.localhost().named("CN=second").make();
        second.write(folder, "chain.pem", "key.pem");
        server.reloadCertificate();
        assertEquals(200, get(second, page).statusCode());
        assertThrows(IOException.class, () -> get(first, page));
    }

    @Test
    void theClientOfTheJdkReceivesOverWss() throws Exception {
        int port = listen().webSocketPort();
        BlockingQueue<String> texts = new LinkedBlockingQueue<>();
        try (HttpClient client = HttpClient.newBuilder()
                .sslContext(Trust.only(first.certificatePem()))
                .build()) {
            WebSocket socket = client.newWebSocketBuilder()
                    .buildAsync(URI.create("wss://localhost:" + port), new WebSocket.Listener() {
                        @Override
                        public @Nullable CompletionStage<?> onText(WebSocket own, CharSequence data, boolean last) {
                            texts.add(data.toString());
                            return null;
                        }
                    })
                    .get(15, TimeUnit.SECONDS);
            server.sendToAll("over TLS").get(15, TimeUnit.SECONDS);
            assertEquals("over TLS", Await.next(texts, "a push"));
            socket.abort();
        }
    }

    @Test
    void aCertificateThatCannotBeUsedOpensNoPort() throws IOException {
        Path chain = folder.resolve("chain.pem");
        Files.delete(chain);
        CertificateProblem problem =
                assertThrows(CertificateRefusedException.class, this::listen).problem();
        assertEquals(new CertificateProblem.Missing(chain), problem);
        assertTrue(server.listening().isEmpty());

        server.listen(ListenConfig.DEFAULT.withPorts(0, 0));
        assertFalse(server.listening().orElseThrow().secure());
        assertThrows(IllegalStateException.class, server::reloadCertificate);
    }

    private static HttpResponse<String> get(Made trusted, String address) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newBuilder()
                .sslContext(Trust.only(trusted.certificatePem()))
                .build()) {
            return client.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
        }
    }
}
