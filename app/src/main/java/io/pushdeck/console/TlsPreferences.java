package io.pushdeck.console;

import io.pushdeck.console.preferences.Preferences;
import io.pushdeck.console.preferences.Secrets;
import io.pushdeck.server.security.Password;
import io.pushdeck.server.security.Tls;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import javafx.beans.property.StringProperty;

/// The certificate among the preferences: which kind, where its files are, which names; the password among the secrets.
final class TlsPreferences {
    private static final String PASSWORD = "tls.password";

    private final Secrets secrets;
    private final StringProperty kind;
    private final StringProperty certificate;
    private final StringProperty key;
    private final StringProperty publicName;
    private final StringProperty names;

    TlsPreferences(Preferences preferences, Secrets secrets) {
        this.secrets = secrets;
        kind = preferences.text("tls.kind", "off");
        certificate = preferences.text("tls.certificate", "");
        key = preferences.text("tls.key", "");
        publicName = preferences.text("tls.public-name", "");
        names = preferences.text("tls.names", "");
    }

    /// What is remembered. What makes no sense was meant to encrypt, so it does, with a certificate that is always
    /// there.
    Tls read() {
        Password password = Password.of(secrets.read(PASSWORD));
        try {
            return switch (kind.get()) {
                case "pem" -> new Tls.Pem(Path.of(certificate.get()), Path.of(key.get()), password, publicName.get());
                case "pkcs12" -> new Tls.Pkcs12(Path.of(certificate.get()), password, publicName.get());
                case "self-signed" ->
                    Tls.selfSigned(
                            names.get().isBlank()
                                    ? List.of()
                                    : List.of(names.get().strip().split("\\s+", -1)));
                case "off" -> Tls.OFF;
                default -> Tls.SELF_SIGNED;
            };
        } catch (IllegalArgumentException neitherPathNorName) {
            return Tls.SELF_SIGNED;
        }
    }

    /// Remembers this one; without encryption the files are remembered and the password is not.
    void write(Tls tls) {
        switch (tls) {
            case Tls.Off off -> {
                kind.set("off");
                secrets.keep(PASSWORD, "");
            }
            case Tls.Pem pem -> {
                kind.set("pem");
                write(pem.chain(), pem.publicName(), pem.password());
                key.set(pem.key().toString());
            }
            case Tls.Pkcs12 pkcs12 -> {
                kind.set("pkcs12");
                write(pkcs12.file(), pkcs12.publicName(), pkcs12.password());
            }
            case Tls.SelfSigned own -> {
                kind.set("self-signed");
                names.set(String.join(" ", new TreeSet<>(own.names())));
                secrets.keep(PASSWORD, "");
            }
        }
    }

    private void write(Path file, String name, Password password) {
        certificate.set(file.toString());
        publicName.set(name);
        secrets.keep(PASSWORD, new String(password.characters()));
    }
}
