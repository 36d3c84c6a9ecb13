package io.pushdeck.server.security;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The certificate in use and the TLS that shows it. Thread-safe. What is loaded anew is shown to new connections;
/// those that are there go on as they are.
public final class TlsContext {
    private static final Logger LOG = LoggerFactory.getLogger(TlsContext.class);
    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

    private final Tls tls;
    private final Path folder;
    private final Clock clock;
    private final SSLContext context;
    private volatile Loaded loaded;
    /// Of the files at the last try, good or bad; guarded by this.
    private List<FileTime> tried;

    private TlsContext(Tls tls, Path folder, Clock clock) {
        this.tls = tls;
        this.folder = folder;
        this.clock = clock;
        tried = fileTimes();
        loaded = loadNow();
        context = new SwappedContext(() -> loaded.context);
    }

    /// Reads or makes the certificate; takes some milliseconds, more with an encrypted key.
    ///
    /// @param tls    anything but [Tls#OFF]
    /// @param folder where a certificate is kept that the server makes itself
    /// @throws CertificateRefusedException if it cannot be used
    public static TlsContext load(Tls tls, Path folder, Clock clock) {
        return new TlsContext(tls, folder, clock);
    }

    public ServerCertificate certificate() {
        return loaded.facts;
    }

    /// For every new connection; it follows each reload by itself. Use with [#parameters].
    public SSLContext sslContext() {
        return context;
    }

    /// TLS 1.3 and 1.2, with the suites of the JDK. A new object for each call.
    public SSLParameters parameters() {
        SSLParameters parameters = context.getDefaultSSLParameters();
        parameters.setProtocols(PROTOCOLS);
        parameters.setUseCipherSuitesOrder(true);
        return parameters;
    }

    /// Loads the certificate again, from now on for new connections.
    ///
    /// @throws CertificateRefusedException if it cannot be used; then the one before stays in use
    public synchronized ServerCertificate reload() {
        tried = fileTimes();
        Loaded fresh = loadNow();
        if (!fresh.facts.equals(loaded.facts)) {
            LOG.info("Shows the certificate {} from now on", fresh.facts.fingerprint());
        }
        loaded = fresh;
        return fresh.facts;
    }

    /// [#reload] if there is a reason: a file has changed, or a self-signed certificate lacks a name of this machine or
    /// ends soon. Cheap if not; for a check once a minute.
    ///
    /// @return whether another certificate is in use now
    /// @throws CertificateRefusedException once for each change that cannot be used
    public synchronized boolean refresh() {
        boolean due = tls instanceof Tls.SelfSigned own
                ? !keeper().serves(loaded.credential, wanted(own))
                : !fileTimes().equals(tried);
        if (!due) {
            return false;
        }
        ServerCertificate before = loaded.facts;
        return !reload().equals(before);
    }

    private Loaded loadNow() {
        Credential credential = switch (tls) {
            case Tls.Off off -> throw new IllegalArgumentException("There is nothing to load where TLS is off");
            case Tls.Pem pem -> checked(CredentialFiles.read(pem), pem.publicName());
            case Tls.Pkcs12 pkcs12 -> checked(CredentialFiles.read(pkcs12), pkcs12.publicName());
            case Tls.SelfSigned own -> keeper().obtain(wanted(own));
        };
        return new Loaded(credential, contextOf(credential), ServerCertificate.of(credential.certificate()));
    }

    private Credential checked(Credential credential, String publicName) {
        CredentialRules.check(credential, publicName, clock.instant());
        return credential;
    }

    private SelfSignedFile keeper() {
        return new SelfSignedFile(folder, clock);
    }

    private static Set<String> wanted(Tls.SelfSigned own) {
        Set<String> names = new TreeSet<>(HostNames.ofThisMachine());
        names.addAll(own.names());
        return names;
    }

    private List<FileTime> fileTimes() {
        List<Path> files = switch (tls) {
            case Tls.Off off -> List.of();
            case Tls.Pem pem -> List.of(pem.chain(), pem.key());
            case Tls.Pkcs12 pkcs12 -> List.of(pkcs12.file());
            case Tls.SelfSigned own -> List.of();
        };
        List<FileTime> times = new ArrayList<>();
        for (Path file : files) {
            times.add(timeOf(file));
        }
        return times;
    }

    private static FileTime timeOf(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException gone) {
            return FileTime.fromMillis(0);
        }
    }

    private static SSLContext contextOf(Credential credential) {
        char[] unused = new char[0];
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, unused);
            X509Certificate[] chain = credential.chain().toArray(X509Certificate[]::new);
            store.setKeyEntry("server", credential.key(), unused, chain);
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, unused);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("A key and certificate that were checked must be usable", e);
        }
    }

    private record Loaded(Credential credential, SSLContext context, ServerCertificate facts) {}
}
