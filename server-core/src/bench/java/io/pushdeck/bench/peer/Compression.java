package io.pushdeck.bench.peer;

/// Whether the server of a run agrees to permessage-deflate.
enum Compression {
    NONE,
    DEFLATE
}
