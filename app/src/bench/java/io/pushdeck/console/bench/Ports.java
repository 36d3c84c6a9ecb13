package io.pushdeck.console.bench;

import java.io.IOException;
import java.net.ServerSocket;

/// Two that nobody uses.
public record Ports(int webSocket, int http) {
    public static Ports free() throws IOException {
        try (ServerSocket first = new ServerSocket(0);
                ServerSocket second = new ServerSocket(0)) {
            return new Ports(first.getLocalPort(), second.getLocalPort());
        }
    }
}
