package io.pushdeck.console.settings;

import io.pushdeck.console.bridge.ServerControl;
import io.pushdeck.console.bridge.ServerStatus;
import io.pushdeck.server.security.CertificateProblem;
import io.pushdeck.server.security.Password;
import io.pushdeck.server.security.ServerCertificate;
import io.pushdeck.server.security.Tls;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

/// Encryption as it is being set up: which certificate is wanted, what was wrong with it, what applying would do. What
/// is in use stays in use until a certificate was found good. Confined to the JavaFX thread.
final class SecurityModel {
    private final ServerControl server;
    private final ObjectProperty<Source> source = new SimpleObjectProperty<>(Source.OFF);
    private final Map<Input, StringProperty> inputs = new EnumMap<>(Input.class);
    private final ObservableList<String> names = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<CertificateProblem>> problem =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper();

    /// Where the certificate comes from.
    enum Source {
        OFF,
        SELF_SIGNED,
        PEM,
        PKCS12
    }

    /// What is typed or chosen.
    enum Input {
        CHAIN,
        KEY,
        KEY_PASSWORD,
        STORE,
        STORE_PASSWORD,
        PUBLIC_NAME
    }

    /// What [#apply] would do.
    enum Effect {
        /// What is set up is in use.
        NOTHING,
        /// Something is missing: a file.
        INCOMPLETE,
        SWITCHES_ON,
        SWITCHES_OFF,
        /// Another certificate, and nobody is disconnected.
        CHANGES,
        /// It is kept for the next start.
        KEEPS
    }

    SecurityModel(ServerControl server) {
        this.server = server;
        for (Input input : Input.values()) {
            StringProperty typed = new SimpleStringProperty("");
            typed.subscribe((before, now) -> forgetProblem());
            inputs.put(input, typed);
        }
        source.subscribe((before, now) -> forgetProblem());
        names.addListener((ListChangeListener<String>) change -> forgetProblem());
        server.configProperty().subscribe((before, now) -> {
            if (!before.tls().equals(now.tls())) {
                show(now.tls());
            }
        });
        server.statusProperty().subscribe((before, now) -> changed());
        show(inUse());
    }

    ObjectProperty<Source> sourceProperty() {
        return source;
    }

    StringProperty input(Input input) {
        StringProperty found = inputs.get(input);
        if (found == null) {
            throw new IllegalStateException("Nothing for " + input);
        }
        return found;
    }

    /// Names that a certificate of our own covers beside those of this computer.
    ObservableList<String> names() {
        return names;
    }

    /// Why the last try was refused; empty once something else is set up.
    ReadOnlyObjectProperty<Optional<CertificateProblem>> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Whether a certificate is being looked at.
    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /// Counts up whenever an answer of this model may have changed.
    ReadOnlyLongProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }

    /// The certificate that new connections are shown.
    Optional<ServerCertificate> certificate() {
        return server.statusProperty().get() instanceof ServerStatus.Listening listening
                ? listening.certificate()
                : Optional.empty();
    }

    Effect effect() {
        Optional<Tls> wanted = wanted();
        if (wanted.isEmpty()) {
            return Effect.INCOMPLETE;
        }
        boolean refused = server.statusProperty().get() instanceof ServerStatus.CertificateRefused;
        if (wanted.get().equals(inUse()) && !refused) {
            return Effect.NOTHING;
        }
        if (server.statusProperty().get() instanceof ServerStatus.Stopped) {
            return Effect.KEEPS;
        }
        boolean on = !wanted.get().equals(Tls.OFF);
        if (on == !inUse().equals(Tls.OFF)) {
            return Effect.CHANGES;
        }
        return on ? Effect.SWITCHES_ON : Effect.SWITCHES_OFF;
    }

    /// Whether a name can be added; it is a host name or an address, and not there yet.
    boolean isNewName(String name) {
        try {
            return !name.isBlank() && !names.containsAll(new Tls.SelfSigned(Set.of(name)).names());
        } catch (IllegalArgumentException noName) {
            return false;
        }
    }

    /// Looks at what is set up and uses it; if it is refused, what was in use stays.
    void apply() {
        wanted().ifPresent(wanted -> {
            begin();
            server.secure(wanted, this::end);
        });
    }

    /// Makes a new certificate where the server makes its own; reads the files again where it has them from the
    /// operator.
    void renew() {
        begin();
        server.renewCertificate(this::end);
    }

    /// Back to what is in use.
    void discard() {
        show(inUse());
    }

    /// What is set up; empty while a file is missing.
    private Optional<Tls> wanted() {
        return switch (source.get()) {
            case OFF -> Optional.of(Tls.OFF);
            case SELF_SIGNED -> Optional.of(Tls.selfSigned(names));
            case PEM ->
                path(Input.CHAIN)
                        .flatMap(chain -> path(Input.KEY)
                                .map(key -> new Tls.Pem(chain, key, password(Input.KEY_PASSWORD), publicName())));
            case PKCS12 ->
                path(Input.STORE).map(file -> new Tls.Pkcs12(file, password(Input.STORE_PASSWORD), publicName()));
        };
    }

    private Optional<Path> path(Input input) {
        String typed = input(input).get().strip();
        try {
            return typed.isEmpty() ? Optional.empty() : Optional.of(Path.of(typed));
        } catch (InvalidPathException unusable) {
            return Optional.empty();
        }
    }

    private Password password(Input input) {
        return Password.of(input(input).get());
    }

    private String publicName() {
        return input(Input.PUBLIC_NAME).get().strip();
    }

    private Tls inUse() {
        return server.configProperty().get().tls();
    }

    private void begin() {
        problem.set(Optional.empty());
        busy.set(true);
    }

    private void end(Optional<CertificateProblem> found) {
        busy.set(false);
        problem.set(found);
        changed();
    }

    private void show(Tls tls) {
        switch (tls) {
            case Tls.Off off -> source.set(Source.OFF);
            case Tls.SelfSigned own -> {
                source.set(Source.SELF_SIGNED);
                names.setAll(new TreeSet<>(own.names()));
            }
            case Tls.Pem pem -> {
                source.set(Source.PEM);
                input(Input.CHAIN).set(pem.chain().toString());
                input(Input.KEY).set(pem.key().toString());
                show(Input.KEY_PASSWORD, pem.password(), pem.publicName());
            }
            case Tls.Pkcs12 pkcs12 -> {
                source.set(Source.PKCS12);
                input(Input.STORE).set(pkcs12.file().toString());
                show(Input.STORE_PASSWORD, pkcs12.password(), pkcs12.publicName());
            }
        }
        changed();
    }

    private void show(Input where, Password password, String publicName) {
        input(where).set(new String(password.characters()));
        input(Input.PUBLIC_NAME).set(publicName);
    }

    private void forgetProblem() {
        problem.set(Optional.empty());
        changed();
    }

    private void changed() {
        revision.set(revision.get() + 1);
    }
}
