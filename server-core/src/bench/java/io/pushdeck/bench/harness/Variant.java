package io.pushdeck.bench.harness;

/// What lies between the frames and the socket.
public enum Variant {
    PLAIN("fan-out", "Fan-out", """
            One push to all of N connections. What is compared is the CPU time that the process of the server takes, in
            kernel and user mode together, for one message to one connection. Single: the next push is made when the last
            client has the one before. Burst: 32 pushes are made back to back, then all clients are waited for."""),
    TLS("tls", "Fan-out over TLS", "The fan-out of single pushes and of bursts, over wss with TLS 1.3."),
    DEFLATE("deflate", "Fan-out with permessage-deflate", """
            The fan-out with permessage-deflate, agreed on without context takeover. Java-WebSocket's `broadcast` corrupts
            compressed messages from two connections up, so its server sends to each connection in turn here.""");

    private final String fanOutName;
    private final String fanOutTitle;
    private final String fanOutIntroduction;

    Variant(String fanOutName, String fanOutTitle, String fanOutIntroduction) {
        this.fanOutName = fanOutName;
        this.fanOutTitle = fanOutTitle;
        this.fanOutIntroduction = fanOutIntroduction;
    }

    String fanOutName() {
        return fanOutName;
    }

    String fanOutTitle() {
        return fanOutTitle;
    }

    String fanOutIntroduction() {
        return fanOutIntroduction;
    }
}
