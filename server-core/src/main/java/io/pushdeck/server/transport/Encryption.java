package io.pushdeck.server.transport;

import io.pushdeck.server.security.TlsContext;
import javax.net.ssl.SSLEngine;

/// What secure connections share. Thread-safe.
///
/// @param tasks where key agreements are computed
record Encryption(TlsContext context, TlsTasks tasks) {
    /// For one connection, with the certificate of this moment.
    SSLEngine newEngine() {
        SSLEngine engine = context.sslContext().createSSLEngine();
        engine.setSSLParameters(context.parameters());
        engine.setUseClientMode(false);
        return engine;
    }
}
