package io.pushdeck.console.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.console.bridge.Network;
import io.pushdeck.console.bridge.ServerControl;
import io.pushdeck.console.bridge.ServerStatus;
import io.pushdeck.console.settings.SecurityModel.Effect;
import io.pushdeck.console.settings.SecurityModel.Input;
import io.pushdeck.console.settings.SecurityModel.Source;
import io.pushdeck.console.testing.FakeGate;
import io.pushdeck.server.ListenConfig;
import io.pushdeck.server.security.CertificateProblem;
import io.pushdeck.server.security.Password;
import io.pushdeck.server.security.Tls;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SecurityModelTest {
    private final FakeGate gate = new FakeGate();
    private final ServerControl server = new ServerControl(
            gate, new Network(), Clock.systemUTC(), ListenConfig.DEFAULT, Runnable::run, Runnable::run);
    private final SecurityModel model = new SecurityModel(server);

    @Test
    void switchingOnRestartsAndShowsTheCertificate() {
        server.start();
        model.sourceProperty().set(Source.SELF_SIGNED);
        assertEquals(Effect.SWITCHES_ON, model.effect());
        model.apply();
        assertEquals(Tls.SELF_SIGNED, server.configProperty().get().tls());
        assertEquals(List.of("shut 1012", "open 8080 8081", "shut 1012", "open 8080 8081"), gate.calls());
        assertTrue(model.certificate().isPresent());
        assertEquals(Effect.NOTHING, model.effect());
        assertEquals("wss://localhost:8080", listening().webSocketUrl());
        assertEquals("https://localhost:8081/", listening().localReceiverUrl());
    }

    @Test
    void anotherCertificateDisconnectsNobody() {
        secure();
        model.names().add("push.example.org");
        assertEquals(Effect.CHANGES, model.effect());
        model.apply();
        assertEquals("change", gate.calls().getLast());
        assertEquals(
                Tls.selfSigned(List.of("push.example.org")),
                server.configProperty().get().tls());
    }

    @Test
    void aRefusedCertificateChangesNothingAndSaysWhy() {
        secure();
        List<String> before = gate.calls();
        gate.refuseNext(new CertificateProblem.KeyMismatch());
        pem();
        assertEquals(Effect.CHANGES, model.effect());
        model.apply();
        assertEquals(
                Optional.of(new CertificateProblem.KeyMismatch()),
                model.problemProperty().get());
        assertEquals(Tls.SELF_SIGNED, server.configProperty().get().tls());
        assertEquals(before, gate.calls());
        assertTrue(model.certificate().isPresent());
        model.input(Input.KEY).set("/other.pem");
        assertEquals(Optional.empty(), model.problemProperty().get());
    }

    @Test
    void filesAndPasswordBecomeTheCertificateThatIsWanted() {
        server.start();
        pem();
        model.apply();
        assertEquals(
                new Tls.Pem(Path.of("/chain.pem"), Path.of("/key.pem"), Password.of("secret"), "push.example.org"),
                server.configProperty().get().tls());
    }

    @Test
    void withoutItsFilesNothingCanBeApplied() {
        model.sourceProperty().set(Source.PKCS12);
        assertEquals(Effect.INCOMPLETE, model.effect());
        model.input(Input.STORE).set("/store.p12");
        assertEquals(Effect.KEEPS, model.effect());
    }

    @Test
    void aServerThatCannotStartForItsCertificateCanBeTriedAgain() {
        gate.refuseNext(new CertificateProblem.Missing(Path.of("/chain.pem")));
        server.apply(ListenConfig.DEFAULT.withTls(Tls.pem(Path.of("/chain.pem"), Path.of("/key.pem"))));
        server.start();
        assertEquals(
                new ServerStatus.CertificateRefused(new CertificateProblem.Missing(Path.of("/chain.pem"))),
                server.statusProperty().get());
        assertEquals(Effect.CHANGES, model.effect());
        model.apply();
        assertTrue(model.certificate().isPresent());
    }

    @Test
    void onlyNamesThatAreNewAndMakeSenseCanBeAdded() {
        model.names().add("push.example.org");
        assertFalse(model.isNewName("push.example.org"));
        assertFalse(model.isNewName("not a name"));
        assertFalse(model.isNewName(""));
        assertTrue(model.isNewName("10.0.0.7"));
    }

    private void secure() {
        server.start();
        model.sourceProperty().set(Source.SELF_SIGNED);
        model.apply();
    }

    private void pem() {
        model.sourceProperty().set(Source.PEM);
        model.input(Input.CHAIN).set("/chain.pem");
        model.input(Input.KEY).set("/key.pem");
        model.input(Input.KEY_PASSWORD).set("secret");
        model.input(Input.PUBLIC_NAME).set(" push.example.org ");
    }

    private ServerStatus.Listening listening() {
        return (ServerStatus.Listening) server.statusProperty().get();
    }
}
