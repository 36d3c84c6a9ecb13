package io.pushdeck.console.settings;

import io.pushdeck.console.desk.Desk;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.sharing.CertificateWords;
import io.pushdeck.console.ui.CopyButton;
import io.pushdeck.console.ui.FileDialogs;
import io.pushdeck.console.ui.Icons;
import io.pushdeck.server.security.ServerCertificate;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The certificate in use: what people see of it, how long it lasts, and how they come to trust it.
final class CertificateCard extends VBox {
    private static final PseudoClass SOON = PseudoClass.getPseudoClass("soon");
    /// From so many days on it warns.
    private static final long WARNING_DAYS = 30;

    private final Desk desk;
    private final Texts texts;
    private final SecurityModel model;
    private final FileDialogs files;
    private final InstantSource clock = InstantSource.system();
    private Optional<ServerCertificate> shown = Optional.empty();

    CertificateCard(Desk desk, SecurityModel model, FileDialogs files) {
        this.desk = desk;
        this.texts = desk.texts();
        this.model = model;
        this.files = files;
        setId("security-certificate");
        getStyleClass().add("certificate-card");
        managedProperty().bind(visibleProperty());
        model.revisionProperty().subscribe(() -> {
            if (!shown.equals(model.certificate())) {
                show();
            }
        });
        texts.languageProperty().subscribe(language -> show());
    }

    private void show() {
        shown = model.certificate();
        getChildren().clear();
        setVisible(shown.isPresent());
        shown.ifPresent(certificate -> {
            getChildren().add(facts(certificate));
            if (certificate.selfSigned()) {
                getChildren().add(trust());
            }
        });
    }

    private Node facts(ServerCertificate certificate) {
        VBox rows = new VBox(
                fact("names", String.join(", ", certificate.names())),
                fact("issuer", issuer(certificate)),
                validity(certificate),
                fingerprint(certificate));
        rows.getStyleClass().add("certificate-facts");
        return new SettingSection(texts.binding("security.certificate.section"), rows, buttons(certificate));
    }

    private String issuer(ServerCertificate certificate) {
        return certificate.selfSigned() ? texts.text("security.certificate.self") : certificate.issuer();
    }

    private Node validity(ServerCertificate certificate) {
        Instant until = certificate.validUntil();
        long days = Math.max(0, Duration.between(clock.instant(), until).toDays());
        boolean soon = days < WARNING_DAYS;
        Node row = fact(
                "until",
                texts.text(
                        soon ? "security.certificate.soon" : "security.certificate.days",
                        CertificateWords.day(texts, until),
                        days));
        row.pseudoClassStateChanged(SOON, soon);
        return row;
    }

    private Node fingerprint(ServerCertificate certificate) {
        CopyButton copy =
                new CopyButton(certificate::fingerprint, texts.binding("security.certificate.fingerprint.copy"));
        copy.setId("security-fingerprint-copy");
        HBox row = fact("fingerprint", certificate.fingerprint());
        row.getChildren().getLast().getStyleClass().add("fingerprint");
        row.getChildren().add(copy);
        return row;
    }

    private HBox fact(String key, String value) {
        Label name = new Label(texts.text("security.certificate." + key));
        name.getStyleClass().add("certificate-name");
        Label words = new Label(value);
        words.setId("security-certificate-" + key);
        words.getStyleClass().add("certificate-value");
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox row = new HBox(name, words);
        row.getStyleClass().add("certificate-fact");
        row.setAlignment(Pos.TOP_LEFT);
        return row;
    }

    private Node buttons(ServerCertificate certificate) {
        Button export = new Button(texts.text("security.certificate.export"), Icons.of(Feather.DOWNLOAD));
        export.setId("security-export");
        export.setOnAction(pressed -> files.save(texts.text("security.certificate.export"), "pushdeck.crt")
                .ifPresent(file -> {
                    try {
                        certificate.exportTo(file);
                        desk.toasts().info(texts.text("security.certificate.exported", file));
                    } catch (IOException failed) {
                        desk.toasts().error(texts.text("security.certificate.unwritable", file, failed.toString()));
                    }
                }));
        String action = certificate.selfSigned() ? "security.certificate.renew" : "security.certificate.reload";
        Button renew = new Button(texts.text(action), Icons.of(Feather.REFRESH_CW));
        renew.setId("security-renew");
        renew.disableProperty().bind(model.busyProperty());
        renew.setOnAction(pressed -> renew(certificate));
        HBox buttons = new HBox(export, renew);
        buttons.getStyleClass().add("setting-foot");
        buttons.setAlignment(Pos.CENTER_LEFT);
        return buttons;
    }

    /// Whoever trusted the old one has to trust the new one again, so it is asked about.
    private void renew(ServerCertificate certificate) {
        if (certificate.selfSigned()) {
            desk.dialogs()
                    .confirm(
                            texts.text("security.renew.title"),
                            texts.text("security.renew.text"),
                            texts.text("security.renew.action"),
                            model::renew);
        } else {
            model.renew();
        }
    }

    private Node trust() {
        VBox steps = new VBox();
        steps.getStyleClass().add("trust-steps");
        for (String key : new String[] {"why", "computer", "phone", "check"}) {
            Label step = new Label(texts.text("security.trust." + key));
            step.getStyleClass().add("setting-text");
            step.setWrapText(true);
            step.setMinHeight(Region.USE_PREF_SIZE);
            steps.getChildren().add(step);
        }
        return new SettingSection(texts.binding("security.trust.section"), steps);
    }
}
