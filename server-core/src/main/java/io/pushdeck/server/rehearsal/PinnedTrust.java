package io.pushdeck.server.rehearsal;

import io.pushdeck.server.security.ServerCertificate;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/// Trusts the certificate that the server of this process shows at the moment, whatever name it has, and no other.
/// Thread-safe.
final class PinnedTrust extends X509ExtendedTrustManager {
    private final Supplier<Optional<Venue>> venue;

    private PinnedTrust(Supplier<Optional<Venue>> venue) {
        this.venue = venue;
    }

    static SSLContext context(Supplier<Optional<Venue>> venue) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new PinnedTrust(venue)}, new SecureRandom());
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("TLS is part of every JDK", e);
        }
    }

    private void check(X509Certificate[] chain) throws CertificateException {
        ServerCertificate ours =
                venue.get().map(Venue::certificate).orElseThrow(() -> new CertificateException("Nothing is shown"));
        if (!ours.isOf(chain[0])) {
            throw new CertificateException("Not our own certificate: "
                    + chain[0].getSubjectX500Principal().getName());
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind, Socket socket) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind, SSLEngine engine) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind) throws CertificateException {
        throw new CertificateException("It trusts servers only");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind, Socket socket) throws CertificateException {
        throw new CertificateException("It trusts servers only");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind, SSLEngine engine) throws CertificateException {
        throw new CertificateException("It trusts servers only");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
