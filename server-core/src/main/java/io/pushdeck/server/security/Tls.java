package io.pushdeck.server.security;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/// Whether both ports speak TLS, and with which certificate. Immutable values; nothing is read before
/// [TlsContext#load].
public sealed interface Tls {
    /// Plain ws and http.
    Tls OFF = new Off();

    /// A certificate that the server makes itself, for this machine's names and addresses.
    Tls SELF_SIGNED = new SelfSigned(Set.of());

    static Tls selfSigned(Collection<String> names) {
        return new SelfSigned(Set.copyOf(names));
    }

    static Tls pem(Path chain, Path key) {
        return new Pem(chain, key, Password.NONE, "");
    }

    static Tls pkcs12(Path file, Password password) {
        return new Pkcs12(file, password, "");
    }

    /// Plain ws and http.
    record Off() implements Tls {}

    /// Two PEM files, or one that is named twice.
    ///
    /// @param chain      the server's certificate and those between it and a root, in any order
    /// @param key        PKCS#8, PKCS#1 or SEC 1
    /// @param password   of the key, [Password#NONE] if it is not encrypted
    /// @param publicName host name or address that pages use; the certificate has to cover it; empty = not checked
    record Pem(Path chain, Path key, Password password, String publicName) implements Tls {
        public Pem withPassword(Password other) {
            return new Pem(chain, key, other, publicName);
        }

        public Pem withPublicName(String other) {
            return new Pem(chain, key, password, other.strip());
        }
    }

    /// A key store file (`.p12`, `.pfx`); its first key is taken.
    ///
    /// @param publicName host name or address that pages use; the certificate has to cover it; empty = not checked
    record Pkcs12(Path file, Password password, String publicName) implements Tls {
        public Pkcs12 withPublicName(String other) {
            return new Pkcs12(file, password, other.strip());
        }
    }

    /// A certificate that the server makes and renews itself; whoever connects has to trust it first.
    ///
    /// @param names host names and addresses to cover beside those of this machine
    record SelfSigned(Set<String> names) implements Tls {
        public SelfSigned {
            Set<String> tidied = new TreeSet<>();
            for (String name : names) {
                HostNames.check(name);
                tidied.add(HostNames.tidied(name));
            }
            names = Set.copyOf(tidied);
        }
    }
}
