package io.pushdeck.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.pushdeck.server.hub.PushResult;
import io.pushdeck.server.hub.SessionView;
import io.pushdeck.server.message.CloseReason;
import io.pushdeck.server.security.Tls;
import io.pushdeck.server.session.FanOut;
import io.pushdeck.server.testing.Await;
import io.pushdeck.server.testing.Needs;
import io.pushdeck.server.testing.NodeScripts;
import io.pushdeck.server.testing.SystemPart;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Clients that others made: npm `ws` (version 13) and npm `websocket` (version 8). The JDK's client is in
/// [PushServerIT], Chromium's in the receiver page's test.
@Needs(SystemPart.NODE)
class OtherClientsIT {
    @TempDir
    static Path node;

    @TempDir
    Path home;

    @BeforeAll
    static void installTheClients() {
        NodeScripts.install(node);
    }

    @Test
    void aVersion13ClientOfAnotherMakerSendsAndReceivesTextAndBytes() throws Exception {
        talk("thirteen.mjs", "text of ws", 13);
    }

    @Test
    void aVersion8ClientOfAnotherMakerSendsAndReceivesTextAndBytes() throws Exception {
        talk("eight.mjs", "text of websocket", 8);
    }

    /// The client's own messages are compressed too, the second without a look back at the first, as we demand.
    @ParameterizedTest
    @CsvSource({"ws-deflating, permessage-deflate, 1", "ws-plain, '', 0", "websocket-13, '', 0", "websocket-8, '', 0"})
    void longMessagesPassWhetherTheClientCompressesOrNot(String kind, String extensions, int compressed)
            throws Exception {
        BlockingQueue<Object> heard = new LinkedBlockingQueue<>();
        String text = "The bus to the city leaves from gate seven. ".repeat(1_000);
        String push = "推送 " + text;
        try (PushServer server = PushServer.open(home, listener(heard))) {
            server.listen(ListenConfig.DEFAULT.withPorts(0, 0));
            String url = "ws://127.0.0.1:" + server.listening().orElseThrow().webSocketPort();
            Process client = new ProcessBuilder("node", "large.mjs", kind, url)
                    .directory(node.toFile())
                    .redirectErrorStream(true)
                    .start();
            try (BufferedReader said = client.inputReader(StandardCharsets.UTF_8)) {
                assertEquals("{\"extensions\":\"" + extensions + "\"}", said.readLine());
                assertInstanceOf(Integer.class, heard.poll(20, TimeUnit.SECONDS), "connected");
                assertEquals(text, heard.poll(20, TimeUnit.SECONDS));
                assertEquals(text, heard.poll(20, TimeUnit.SECONDS));
                assertEquals(
                        50_000,
                        assertInstanceOf(List.class, heard.poll(20, TimeUnit.SECONDS))
                                .size());
                assertWritten(server.sendToAll(push));
                assertEquals(digest(push.getBytes(StandardCharsets.UTF_8)), said.readLine());
                assertEquals(
                        compressed, server.counters().orElseThrow().compressed().pushes());
            } finally {
                client.destroyForcibly();
            }
        }
    }

    @Test
    void aClientOfAnotherMakerTrustsTheExportedCertificateOverWss() throws Exception {
        try (PushServer server = PushServer.open(home, PushListener.NONE)) {
            server.listen(ListenConfig.DEFAULT.withPorts(0, 0).withTls(Tls.SELF_SIGNED));
            Path trusted = node.resolve("trusted.crt");
            server.certificate().orElseThrow().exportTo(trusted);
            int port = server.listening().orElseThrow().webSocketPort();
            ProcessBuilder builder = new ProcessBuilder("node", "thirteen.mjs", "wss://localhost:" + port)
                    .directory(node.toFile())
                    .redirectErrorStream(true);
            builder.environment().put("NODE_EXTRA_CA_CERTS", trusted.toString());
            Process client = builder.start();
            try (BufferedReader said = client.inputReader(StandardCharsets.UTF_8)) {
                Await.until(
                        "it is connected",
                        () -> server.sendToAll("推送").join() instanceof PushResult.Pushed pushed
                                && pushed.report().connections().written() == 1);
                assertEquals("{\"text\":\"推送\"}", said.readLine());
            } finally {
                client.destroyForcibly();
            }
        }
    }

    /// As large.mjs prints it.
    private static String digest(byte[] bytes) throws Exception {
        String sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        return "{\"bytes\":" + bytes.length + ",\"sha256\":\"" + sha256 + "\"}";
    }

    private void talk(String script, String greeting, int version) throws Exception {
        BlockingQueue<Object> heard = new LinkedBlockingQueue<>();
        try (PushServer server = PushServer.open(home, listener(heard))) {
            server.listen(ListenConfig.DEFAULT.withPorts(0, 0));
            int port = server.listening().orElseThrow().webSocketPort();
            Process client = new ProcessBuilder("node", script, "ws://127.0.0.1:" + port)
                    .directory(node.toFile())
                    .redirectErrorStream(true)
                    .start();
            try (BufferedReader said = client.inputReader(StandardCharsets.UTF_8)) {
                assertEquals(version, heard.poll(20, TimeUnit.SECONDS), "connected with its version");
                assertEquals(greeting, heard.poll(20, TimeUnit.SECONDS), "its text");
                assertEquals(List.of(0, 1, 2, 255), heard.poll(20, TimeUnit.SECONDS), "its bytes");
                assertWritten(server.sendToAll("推送 to all"));
                assertWritten(server.sendToAll(new byte[] {9, 8, (byte) 200}));
                assertEquals("{\"text\":\"推送 to all\"}", said.readLine());
                assertEquals("{\"bytes\":[9,8,200]}", said.readLine());
                server.stopListening(CloseReason.GOING_AWAY);
                assertEquals("{\"closed\":1001}", said.readLine());
            } finally {
                client.destroyForcibly();
            }
        }
    }

    private static void assertWritten(CompletableFuture<PushResult> push) throws Exception {
        PushResult.Pushed pushed = assertInstanceOf(PushResult.Pushed.class, push.get(20, TimeUnit.SECONDS));
        assertEquals(new FanOut.Tally(1, 0, 0, 0), pushed.report().connections());
    }

    private static PushListener listener(BlockingQueue<Object> heard) {
        return new PushListener() {
            @Override
            public void connected(SessionView client) {
                heard.add(client.handshake().webSocketVersion());
            }

            @Override
            public void message(SessionView client, String text) {
                heard.add(text);
            }

            @Override
            public void message(SessionView client, byte[] bytes) {
                var unsigned = new ArrayList<Integer>();
                for (byte each : bytes) {
                    unsigned.add(each & 0xFF);
                }
                heard.add(List.copyOf(unsigned));
            }
        };
    }
}
