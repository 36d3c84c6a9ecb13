package io.pushdeck.server.security;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The certificate that the server makes for itself, kept in one file with its key (for the owner only), and beside it
/// alone, for people who want to trust it.
///
/// People have to trust each new one again, so it is made anew only if a name is missing that this machine has now, or
/// if it ends within [#RENEWED_BEFORE]. Names that are gone stay covered until then: a computer that goes between two
/// networks keeps its certificate.
final class SelfSignedFile {
    /// Chromium refuses what is good for more than 398 days.
    static final Duration VALIDITY = Duration.ofDays(397);

    static final Duration RENEWED_BEFORE = Duration.ofDays(30);
    /// For clients whose clock is slow.
    private static final Duration BACKDATED = Duration.ofDays(1);
    private static final int MOST_NAMES = 100;

    private static final Logger LOG = LoggerFactory.getLogger(SelfSignedFile.class);
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private final Path folder;
    private final Clock clock;

    /// @param folder made, for its owner only, if it is not there
    SelfSignedFile(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    Path keyAndCertificate() {
        return folder.resolve("self-signed.pem");
    }

    Path certificateOnly() {
        return folder.resolve("pushdeck.crt");
    }

    /// The kept one if it still serves, else a new one, which is kept.
    ///
    /// @param wanted names that it has to cover
    /// @throws CertificateRefusedException if the folder cannot be written
    Credential obtain(Set<String> wanted) {
        Optional<Credential> kept = kept();
        if (kept.isPresent() && serves(kept.get(), wanted)) {
            return kept.get();
        }
        Set<String> names = new TreeSet<>(wanted);
        kept.map(Credential::certificate)
                .map(certificate -> ServerCertificate.of(certificate).names())
                .filter(old -> old.size() + names.size() <= MOST_NAMES)
                .ifPresent(names::addAll);
        try {
            Credential made = make(names);
            keep(made);
            LOG.info("Made a certificate for {}", names);
            return made;
        } catch (IOException e) {
            throw new CertificateRefusedException(new CertificateProblem.CannotBeKept(folder, e.toString()), e);
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("Every Java can make a P-256 certificate", e);
        }
    }

    private Optional<Credential> kept() {
        Path file = keyAndCertificate();
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(CredentialFiles.read(new Tls.Pem(file, file, Password.NONE, "")));
        } catch (CertificateRefusedException damaged) {
            LOG.warn("The kept certificate cannot be used; a new one is made", damaged);
            return Optional.empty();
        }
    }

    /// Whether it needs no successor yet.
    boolean serves(Credential credential, Set<String> wanted) {
        X509Certificate certificate = credential.certificate();
        Instant now = clock.instant();
        Instant renewal = certificate.getNotAfter().toInstant().minus(RENEWED_BEFORE);
        return now.isBefore(renewal)
                && !now.isBefore(certificate.getNotBefore().toInstant())
                && ServerCertificate.of(certificate).names().containsAll(wanted);
    }

    private Credential make(Collection<String> names)
            throws GeneralSecurityException, OperatorCreationException, IOException {
        SecureRandom random = new SecureRandom();
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"), random);
        KeyPair pair = generator.generateKeyPair();
        Instant from = clock.instant().minus(BACKDATED);
        X500Principal own = new X500Principal("CN=Pushdeck");
        GeneralName[] covered = names.stream()
                .map(name -> new GeneralName(
                        HostNames.address(name).isPresent() ? GeneralName.iPAddress : GeneralName.dNSName, name))
                .toArray(GeneralName[]::new);
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                own,
                new BigInteger(120, random).setBit(120),
                Date.from(from),
                Date.from(from.plus(VALIDITY)),
                own,
                pair.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                .addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))
                .addExtension(Extension.subjectAlternativeName, false, new GeneralNames(covered));
        X509Certificate certificate = new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
        return new Credential(pair.getPrivate(), List.of(certificate));
    }

    private void keep(Credential made) throws IOException {
        Files.createDirectories(folder, ownerOnly("rwx------"));
        String certificate = ServerCertificate.of(made.certificate()).pem();
        String text = Pem.of("PRIVATE KEY", made.key().getEncoded()) + certificate;
        Path unfinished = folder.resolve("self-signed.pem.new");
        Files.deleteIfExists(unfinished);
        Files.createFile(unfinished, ownerOnly("rw-------"));
        Files.writeString(unfinished, text, StandardCharsets.US_ASCII);
        Files.move(
                unfinished, keyAndCertificate(), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        ServerCertificate.of(made.certificate()).exportTo(certificateOnly());
    }

    private static FileAttribute<?>[] ownerOnly(String permissions) {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
