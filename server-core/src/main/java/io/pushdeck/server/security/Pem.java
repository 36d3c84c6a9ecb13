package io.pushdeck.server.security;

import java.util.Base64;

/// The text form of keys and certificates, RFC 7468.
final class Pem {
    private static final int LINE = 64;

    private Pem() {}

    static String of(String label, byte[] encoded) {
        String body = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(encoded);
        return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    }
}
