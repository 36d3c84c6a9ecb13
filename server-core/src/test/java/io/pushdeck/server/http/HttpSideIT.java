package io.pushdeck.server.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class HttpSideIT {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private final AtomicReference<Health> health = new AtomicReference<>(new Health(true, 3, Duration.ofSeconds(61)));
    private final HttpSide side = start(0);
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        client.close();
        side.close();
    }

    @Test
    void pageNamesThePortOfThePushServer() throws Exception {
        HttpResponse<String> answer = get("/");

        assertEquals(200, answer.statusCode());
        assertEquals("text/html; charset=utf-8", header(answer, "Content-Type"));
        assertTrue(answer.body().contains("<meta name=\"pushdeck-ws-port\" content=\"9123\">"), answer.body());
    }

    @ParameterizedTest
    @CsvSource({
        "/receiver.css, text/css; charset=utf-8",
        "/receiver.js, text/javascript; charset=utf-8",
        "/sdk/dist/pushdeck.js, text/javascript; charset=utf-8",
        "/texts.js, text/javascript; charset=utf-8",
        "/icons/pushdeck.svg, image/svg+xml",
        "/icons/pushdeck-256.png, image/png",
        "/favicon.ico, image/png",
    })
    void whatBelongsToThePageIsServedWithItsType(String path, String type) throws Exception {
        HttpResponse<String> answer = get(path);

        assertEquals(200, answer.statusCode());
        assertEquals(type, header(answer, "Content-Type"));
        assertFalse(answer.body().isEmpty());
    }

    @Test
    void everyFileThePageAsksForIsServed() throws Exception {
        List<String> paths = Pattern.compile("(?:src|href)=\"([^\"]+)\"")
                .matcher(get("/").body())
                .results()
                .map(found -> found.group(1))
                .toList();

        assertTrue(paths.size() >= 6, paths.toString());
        for (String path : paths) {
            assertEquals(
                    200, get(at("/").resolve(path).getPath().replace("/..", "")).statusCode(), path);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sdk/pushdeck.js", "/sdk/pushdeck.mjs", "/sdk/pushdeck-client.mjs"})
    void sdkMayBeUsedByPagesOfAnyOrigin(String path) throws Exception {
        HttpResponse<String> answer = get(path);

        assertEquals(200, answer.statusCode());
        assertEquals("text/javascript; charset=utf-8", header(answer, "Content-Type"));
        assertEquals(List.of("*"), answer.headers().allValues("Access-Control-Allow-Origin"));
        assertEquals(List.of("cross-origin"), answer.headers().allValues("Cross-Origin-Resource-Policy"));
        assertEquals("nosniff", header(answer, "X-Content-Type-Options"));
        assertEquals("no-cache", header(answer, "Cache-Control"));
    }

    @Test
    void sdkThatTheBrowserHasAlreadyIsNotSentAgain() throws Exception {
        String tag = header(get("/sdk/pushdeck.js"), "ETag");

        HttpResponse<String> again = client.send(
                request("/sdk/pushdeck.js")
                        .header("If-None-Match", "W/\"old\", " + tag)
                        .build(),
                BodyHandlers.ofString());
        HttpResponse<String> other = client.send(
                request("/sdk/pushdeck.js").header("If-None-Match", "\"old\"").build(), BodyHandlers.ofString());

        assertEquals(304, again.statusCode());
        assertEquals("", again.body());
        assertEquals(tag, header(again, "ETag"));
        assertEquals("*", header(again, "Access-Control-Allow-Origin"));
        assertEquals(200, other.statusCode());
    }

    @Test
    void pageItselfStaysWithItsOrigin() throws Exception {
        HttpResponse<String> answer = get("/receiver.js");

        assertEquals(Optional.empty(), answer.headers().firstValue("Access-Control-Allow-Origin"));
        assertEquals("same-origin", header(answer, "Cross-Origin-Resource-Policy"));
    }

    @Test
    void healthIsSmallJson() throws Exception {
        HttpResponse<String> answer = get("/healthz");

        assertEquals(200, answer.statusCode());
        assertEquals("application/json", header(answer, "Content-Type"));
        assertEquals("{\"status\":\"up\",\"connections\":3,\"uptimeSeconds\":61}\n", answer.body());
    }

    @Test
    void healthIsUnavailableWhileThePushServerDoesNotListen() throws Exception {
        health.set(new Health(false, 0, Duration.ZERO));

        HttpResponse<String> answer = get("/healthz");

        assertEquals(503, answer.statusCode());
        assertEquals("{\"status\":\"down\",\"connections\":0,\"uptimeSeconds\":0}\n", answer.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/receiver/index.html", "/..%2fsecret", "/health/liveness", "/%3Cscript%3E"})
    void otherPathsAreNotFoundInPlainText(String path) throws Exception {
        HttpResponse<String> answer = get(path);

        assertEquals(404, answer.statusCode());
        assertEquals("text/plain; charset=utf-8", header(answer, "Content-Type"));
        assertEquals("There is nothing here. The receiver page is at /\n", answer.body());
        assertEquals("nosniff", header(answer, "X-Content-Type-Options"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/receiver.js", "/healthz"})
    void headTellsTheLengthAndSendsNothing(String path) throws Exception {
        HttpResponse<byte[]> full = client.send(request(path).build(), BodyHandlers.ofByteArray());
        HttpResponse<byte[]> head = client.send(request(path).HEAD().build(), BodyHandlers.ofByteArray());

        assertEquals(200, head.statusCode());
        assertEquals(
                Integer.toString(full.body().length),
                head.headers().firstValue("Content-Length").orElseThrow());
        assertArrayEquals(new byte[0], head.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "PROPFIND"})
    void onlyGetAndHeadAreAnswered(String method) throws Exception {
        HttpResponse<String> answer = client.send(
                request("/").method(method, BodyPublishers.ofString("x")).build(), BodyHandlers.ofString());

        assertEquals(405, answer.statusCode());
        assertEquals("GET, HEAD", header(answer, "Allow"));
        assertEquals("DENY", header(answer, "X-Frame-Options"));
    }

    @Test
    void pageIsKeptToItself() throws Exception {
        HttpResponse<String> answer = get("/");

        assertEquals(
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src ws://127.0.0.1:9123"
                        + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
                header(answer, "Content-Security-Policy"));
        assertEquals("nosniff", header(answer, "X-Content-Type-Options"));
        assertEquals("no-referrer", header(answer, "Referrer-Policy"));
        assertEquals("same-origin", header(answer, "Cross-Origin-Opener-Policy"));
        assertEquals("no-cache", header(answer, "Cache-Control"));
    }

    @ParameterizedTest
    @CsvSource({
        "pushdeck.example:80, ws://pushdeck.example:9123",
        "[::1]:8081, ws://*:9123",
        "evil; script-src *, ws://*:9123",
        "a b, ws://*:9123",
    })
    void hostHeaderCannotWriteIntoThePolicy(String host, String source) throws Exception {
        String answer = rawGet("Host: " + host);

        assertTrue(answer.contains("connect-src " + source + "; base-uri"), answer);
    }

    @Test
    void takenPortIsRefusedAtOnceAndSaysWhatToDo() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, LOOPBACK)) {
            HttpPortUnavailableException refusal =
                    assertThrows(HttpPortUnavailableException.class, () -> start(taken.getLocalPort()));

            assertEquals(taken.getLocalPort(), refusal.address().getPort());
            String message = String.valueOf(refusal.getMessage());
            assertTrue(message.contains("127.0.0.1 port " + taken.getLocalPort()), message);
            assertTrue(message.contains("choose another port"), message);
        }
    }

    @Test
    void itListensOnTheGivenAddressOnly() throws Exception {
        InetAddress other = InetAddress.getByName("127.0.0.2");
        try (ServerSocket free = new ServerSocket(side.port(), 1, other)) {
            assertEquals(side.port(), free.getLocalPort());
        }
    }

    @Test
    void itComesBackOnTheSamePortTwentyTimes() throws Exception {
        HttpSide first = start(0);
        int port = first.port();
        first.close();
        for (int round = 0; round < 20; round++) {
            try (HttpSide again = start(port)) {
                assertEquals(port, again.port());
                URI healthz = URI.create("http://127.0.0.1:" + port + "/healthz");
                assertEquals(
                        200,
                        client.send(HttpRequest.newBuilder(healthz).build(), BodyHandlers.discarding())
                                .statusCode());
            }
        }
    }

    @Test
    void noThreadIsLeftAfterClosingEvenWithARequestHalfSent() throws Exception {
        Set<Thread> before = threads();
        HttpSide other = start(0);
        try (Socket half = new Socket(LOOPBACK, other.port())) {
            half.getOutputStream().write("GET / HTTP/1.1\r\nHost:".getBytes(StandardCharsets.US_ASCII));
            half.getOutputStream().flush();
            Set<Thread> started = threads();
            started.removeAll(before);
            assertFalse(started.isEmpty(), "the server has threads");

            other.close();
            other.close();

            for (Thread thread : started) {
                if (thread.getName().startsWith("HttpClient")) {
                    continue;
                }
                thread.join(TimeUnit.SECONDS.toMillis(10));
                assertFalse(thread.isAlive(), thread.getName());
            }
        }
    }

    private HttpSide start(int port) {
        return HttpSide.start(new HttpConfig(LOOPBACK, port, () -> 9123, health::get));
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(request(path).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(at(path));
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + side.port() + path);
    }

    /// By hand, since the JDK's client does not let a program say who the host is.
    private String rawGet(String hostLine) throws IOException {
        try (Socket socket = new Socket(LOOPBACK, side.port())) {
            String request = "GET / HTTP/1.1\r\n" + hostLine + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("none");
    }

    private static Set<Thread> threads() {
        return new HashSet<>(Thread.getAllStackTraces().keySet());
    }
}
