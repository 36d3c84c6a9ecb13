package io.pushdeck.console.sharing;

import io.pushdeck.console.i18n.Texts;
import io.pushdeck.server.security.CertificateProblem;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;

/// Says why a certificate was refused and what to do about it.
public final class CertificateWords {
    private CertificateWords() {}

    public static String of(Texts texts, CertificateProblem problem) {
        return switch (problem) {
            case CertificateProblem.Missing missing -> texts.text("security.missing", name(missing.file()));
            case CertificateProblem.Unreadable unreadable ->
                texts.text("security.unreadable", name(unreadable.file()), unreadable.why());
            case CertificateProblem.NotACertificate none -> texts.text("security.no-certificate", name(none.file()));
            case CertificateProblem.NotAKey none -> texts.text("security.no-key", name(none.file()));
            case CertificateProblem.PasswordNeeded needed ->
                texts.text("security.password-needed", name(needed.file()));
            case CertificateProblem.WrongPassword wrong -> texts.text("security.password-wrong", name(wrong.file()));
            case CertificateProblem.KeyMismatch mismatch -> texts.text("security.key-mismatch");
            case CertificateProblem.Expired expired -> texts.text("security.expired", day(texts, expired.since()));
            case CertificateProblem.NotYetValid early -> texts.text("security.not-yet", day(texts, early.from()));
            case CertificateProblem.NamesMismatch names ->
                texts.text("security.names", names.wanted(), String.join(", ", names.names()));
            case CertificateProblem.WeakKey weak ->
                texts.text("security.weak-key", weak.algorithm(), Integer.toString(weak.bits()));
            case CertificateProblem.UnsupportedAlgorithm unknown ->
                texts.text("security.algorithm", unknown.algorithm());
            case CertificateProblem.NotForServers notForServers -> texts.text("security.purpose");
            case CertificateProblem.CannotBeKept unkept ->
                texts.text("security.cannot-keep", unkept.folder().toString(), unkept.why());
        };
    }

    /// The day of a moment, as the language writes it.
    public static String day(Texts texts, Instant moment) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(texts.languageProperty().get())
                .format(moment.atZone(ZoneId.systemDefault()));
    }

    private static String name(Path file) {
        Path last = file.getFileName();
        return last == null ? file.toString() : last.toString();
    }
}
