package io.pushdeck.server.transport;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Collects the head of one request: nothing is parsed before its empty line, each byte is looked at once, and both
/// limits hold while it grows. Confined to one decoder.
final class RequestReader {
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern TARGET = Pattern.compile("/[\\x21-\\x7E]*");
    private static final int FIRST_ALLOCATION = 1024;

    private final int maxBytes;
    private final int maxHeaders;
    private byte[] head = new byte[0];
    private int length;
    private int lines;
    private int lineStart;

    RequestReader(int maxBytes, int maxHeaders) {
        this.maxBytes = maxBytes;
        this.maxHeaders = maxHeaders;
    }

    /// The request, or null if `bytes` ends before its head does. What follows the head stays in `bytes`.
    ///
    /// @throws RefusedException with the answer to give
    @Nullable
    Request next(ByteBuffer bytes) throws RefusedException {
        while (bytes.hasRemaining()) {
            append(bytes.get());
            if (head[length - 1] != '\n') {
                continue;
            }
            if (length < 2 || head[length - 2] != '\r') {
                throw new RefusedException(HttpAnswer.badRequest("Lines end with CR LF"));
            }
            if (length - lineStart == 2) {
                return parse();
            }
            lineStart = length;
            lines++;
            if (lines > maxHeaders + 1) {
                throw new RefusedException(HttpAnswer.headTooLarge(maxHeaders + " headers"));
            }
        }
        return null;
    }

    private void append(byte next) throws RefusedException {
        if (length == maxBytes) {
            throw new RefusedException(HttpAnswer.headTooLarge(maxBytes + " bytes"));
        }
        if (length == head.length) {
            head = Arrays.copyOf(head, Math.min(maxBytes, Math.max(FIRST_ALLOCATION, length * 2)));
        }
        head[length++] = next;
    }

    private Request parse() throws RefusedException {
        String text = new String(head, 0, length - 2, StandardCharsets.ISO_8859_1);
        head = new byte[0];
        String[] parts = text.split("\r\n", -1);
        String[] start = parts[0].split(" ", -1);
        if (start.length != 3
                || !TOKEN.matcher(start[0]).matches()
                || !TARGET.matcher(start[1]).matches()
                || !(start[2].equals("HTTP/1.1") || start[2].equals("HTTP/1.0"))) {
            throw new RefusedException(HttpAnswer.badRequest("The request line is malformed"));
        }
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (int i = 1; i < parts.length - 1; i++) {
            readHeader(parts[i], headers);
        }
        return new Request(start[0], start[1], start[2], headers);
    }

    private static void readHeader(String line, Map<String, List<String>> headers) throws RefusedException {
        int colon = line.indexOf(':');
        if (colon < 0 || !TOKEN.matcher(line.substring(0, colon)).matches()) {
            throw new RefusedException(HttpAnswer.badRequest("A header line is malformed"));
        }
        String value = line.substring(colon + 1);
        if (value.chars().anyMatch(c -> c != '\t' && (c < ' ' || c == 0x7F))) {
            throw new RefusedException(HttpAnswer.badRequest("A header has a control character"));
        }
        headers.computeIfAbsent(line.substring(0, colon), name -> new ArrayList<>())
                .add(value.strip());
    }
}
