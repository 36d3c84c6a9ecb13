package io.pushdeck.server.transport;

import io.pushdeck.server.session.Handshake;
import io.pushdeck.server.session.RehearsalKey;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Judges a request: it becomes a connection, or gets an answer. RFC 6455 section 4.2.1, and draft 10 of it (Hybi-10),
/// whose
/// version is 8 and whose origin is in `Sec-WebSocket-Origin`. Immutable.
///
/// @param httpPort    where a page is sent that was opened here; 0 = nowhere
/// @param secure      whether that page is served with TLS, as this port is
/// @param compression whether it is agreed on, at the moment of the request
/// @param key         who shows it, from this computer, is simulated; null for nobody
record HandshakeRules(
        int httpPort,
        boolean secure,
        Supplier<Compression> compression,
        @Nullable RehearsalKey key) {
    private static final Pattern HOST = Pattern.compile("([A-Za-z0-9.-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])(:[0-9]{1,5})?");
    private static final int KEY_BYTES = 16;

    /// What the accepted `request` says of its client.
    ///
    /// @throws RefusedException with the answer to give
    Handshake judge(Request request, InetSocketAddress peer) throws RefusedException {
        if (!request.method().equals("GET")) {
            throw refused("Only GET is answered here");
        }
        if (!request.hasToken("Upgrade", "websocket")) {
            throw new RefusedException(answerToPlainGet(request));
        }
        checkTokens(request);
        int version = checkVersion(request);
        return new Handshake(
                peer.getAddress(),
                peer.getPort(),
                request.path(),
                parseQuery(request.rawQuery()),
                request.first("User-Agent"),
                firstTag(request.first("Accept-Language")),
                origin(request, version),
                version,
                subprotocol(request),
                isSimulated(request, peer));
    }

    private boolean isSimulated(Request request, InetSocketAddress peer) {
        return key != null
                && peer.getAddress().isLoopbackAddress()
                && request.only(RehearsalKey.HEADER).filter(key::isShownBy).isPresent();
    }

    /// What we answer to the extensions that the `accepted` request offers; empty if none is agreed on, and always
    /// with Hybi-10, which is older than the extension.
    ///
    /// @throws RefusedException with the answer to give
    String agreedExtensions(Request request, Handshake accepted) throws RefusedException {
        List<ExtensionOffer> offers = ExtensionOffer.parse(request.all("Sec-WebSocket-Extensions"));
        boolean compresses = compression.get().enabled() && accepted.webSocketVersion() == 13;
        return compresses ? DeflateTerms.answer(offers).orElse("") : "";
    }

    private static void checkTokens(Request request) throws RefusedException {
        if (!request.version().equals("HTTP/1.1")) {
            throw refused("WebSocket needs HTTP/1.1");
        }
        if (!request.hasToken("Connection", "upgrade")) {
            throw refused("The Connection header must name Upgrade");
        }
        if (request.only("Host").filter(host -> !host.isEmpty()).isEmpty()) {
            throw refused("There must be one Host header");
        }
        if (request.only("Sec-WebSocket-Key").filter(HandshakeRules::isKey).isEmpty()) {
            throw refused("There must be one Sec-WebSocket-Key of 16 bytes in base64");
        }
        if (request.all("Origin").size() > 1
                || request.all("Sec-WebSocket-Origin").size() > 1) {
            throw refused("There may be one origin only");
        }
    }

    private static boolean isKey(String key) {
        try {
            return key.length() == 24 && Base64.getDecoder().decode(key).length == KEY_BYTES;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static int checkVersion(Request request) throws RefusedException {
        Optional<String> version = request.only("Sec-WebSocket-Version");
        if (version.equals(Optional.of("13"))) {
            return 13;
        }
        if (version.equals(Optional.of("8"))) {
            return 8;
        }
        throw new RefusedException(HttpAnswer.upgradeRequired("Versions 13 and 8 are spoken here"));
    }

    private static String origin(Request request, int version) {
        String early = request.first("Sec-WebSocket-Origin");
        return version == 8 && !early.isEmpty() ? early : request.first("Origin");
    }

    /// A client that offers only what is not spoken here is plain, and decides itself whether it wants to be.
    private static String subprotocol(Request request) {
        return request.lists("Sec-WebSocket-Protocol", Handshake.PUSHDECK) ? Handshake.PUSHDECK : "";
    }

    private HttpAnswer answerToPlainGet(Request request) {
        if (request.path().equals("/healthz")) {
            return HttpAnswer.ok();
        }
        if (httpPort == 0) {
            return HttpAnswer.upgradeRequired("This port speaks WebSocket only");
        }
        var matcher = HOST.matcher(request.only("Host").orElse(""));
        String host = matcher.matches() ? matcher.group(1) : "127.0.0.1";
        return HttpAnswer.found((secure ? "https://" : "http://") + host + ":" + httpPort + "/");
    }

    private static Map<String, String> parseQuery(String raw) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String part : raw.split("&", -1)) {
            if (!part.isEmpty()) {
                int equals = part.indexOf('=');
                String name = equals < 0 ? part : part.substring(0, equals);
                parameters.putIfAbsent(decode(name), equals < 0 ? "" : decode(part.substring(equals + 1)));
            }
        }
        return parameters;
    }

    /// What cannot be decoded stays as it is.
    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    private static String firstTag(String languages) {
        return List.of(languages.split("[,;]", -1)).getFirst().strip();
    }

    private static RefusedException refused(String why) {
        return new RefusedException(HttpAnswer.badRequest(why));
    }
}
