package io.pushdeck.bench.peer;

/// Whether the server of a run speaks ws or wss.
enum Encryption {
    NONE,
    TLS
}
