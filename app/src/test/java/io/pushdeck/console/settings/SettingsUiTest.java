package io.pushdeck.console.settings;

import static io.pushdeck.console.testing.Look.await;
import static io.pushdeck.console.testing.Look.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.console.navigation.Destination;
import io.pushdeck.console.navigation.SettingsPart;
import io.pushdeck.console.preferences.Keys;
import io.pushdeck.console.testing.Counted;
import io.pushdeck.console.testing.FakeConsole;
import io.pushdeck.console.testing.FakeGate;
import io.pushdeck.console.testing.Sample;
import io.pushdeck.server.hub.HubEvent;
import io.pushdeck.server.identity.SessionId;
import io.pushdeck.server.message.PushClass;
import io.pushdeck.server.message.SlowPolicy;
import io.pushdeck.server.security.CertificateProblem;
import io.pushdeck.server.security.Tls;
import io.pushdeck.server.testing.Needs;
import io.pushdeck.server.testing.SystemPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;
import org.testfx.util.WaitForAsyncUtils;

@Needs(SystemPart.DISPLAY)
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // TestFX calls start before each test
final class SettingsUiTest {
    @TempDir
    static Path folder;

    private final FakeGate gate = new FakeGate();
    private FakeConsole console;

    @Start
    void start(Stage stage) {
        console = new FakeConsole(folder.resolve(Long.toString(System.nanoTime())), Sample.snapshot(5), gate);
        console.desk().preferences().text(Keys.LANGUAGE, Keys.SYSTEM).set("en");
        console.show(stage);
    }

    @Stop
    void stop() {
        console.close();
    }

    @Test
    void aLimitIsTypedAppliedAndReset(FxRobot robot) throws TimeoutException {
        go(robot, SettingsPart.LIMITS);
        assertFalse(isShown(robot, "#limits-foot"));
        robot.doubleClickOn("#limits-connections").push(KeyCode.CONTROL, KeyCode.A);
        robot.write("0");
        await(() -> text(robot, "#limits-problem-connections").equals("From 1 to 1,000,000"));
        assertTrue(robot.lookup("#limits-apply").query().isDisabled());
        robot.push(KeyCode.CONTROL, KeyCode.A).write("2500").type(KeyCode.ENTER);
        await(() -> gate.limits().connections().max() == 2_500);
        assertFalse(isShown(robot, "#limits-problem-connections"));
        assertFalse(isShown(robot, "#limits-foot"));
        robot.clickOn("#limits-restore-connections");
        robot.clickOn("#limits-apply");
        await(() -> gate.limits().connections().max() != 2_500);
        assertEquals(List.of("shut 1012", "open 8080 8081", "tune", "tune"), gate.calls());
    }

    @Test
    void thePolicyForSlowClientsIsChosenAndExplained(FxRobot robot) throws TimeoutException {
        go(robot, SettingsPart.LIMITS);
        robot.interact(() -> choice(robot, "#limits-policy-announcement").setValue(SlowPolicy.DROP_OLDEST));
        assertTrue(robot.lookup((Labeled label) ->
                        label.getText() != null && label.getText().contains("the oldest that waited never appear"))
                .tryQuery()
                .isPresent());
        robot.clickOn("#limits-apply");
        await(() -> gate.limits().outgoing().policy(PushClass.ANNOUNCEMENT) == SlowPolicy.DROP_OLDEST);
    }

    @Test
    void encryptionIsAskedAboutSwitchedOnAndSeen(FxRobot robot) throws TimeoutException {
        go(robot, SettingsPart.SECURITY);
        robot.interact(() -> choice(robot, "#security-source").setValue(SecurityModel.Source.SELF_SIGNED));
        robot.clickOn("#security-apply");
        await(() -> robot.lookup("#dialog-action").tryQuery().isPresent());
        robot.type(KeyCode.ENTER);
        await(() -> text(robot, "#server-url").equals("wss://localhost:8080"));
        assertTrue(isShown(robot, "#server-lock"));
        assertEquals(Sample.certificate(200).fingerprint(), text(robot, "#security-certificate-fingerprint"));
        assertEquals(Tls.SELF_SIGNED, console.server().configProperty().get().tls());
    }

    @Test
    void aNameIsAddedAndTheCertificateExportedWithoutDisconnecting(FxRobot robot) throws Exception {
        robot.interact(() -> console.server().secure(Tls.SELF_SIGNED, problem -> {}));
        go(robot, SettingsPart.SECURITY);
        robot.clickOn("#security-names-add").write("push.example.org").type(KeyCode.ENTER);
        robot.clickOn("#security-apply");
        await(() -> gate.calls().getLast().equals("change"));
        Path exported = folder.resolve("pushdeck.crt");
        console.files().answerNext(exported);
        robot.interact(() -> robot.lookup("#security-export").queryButton().fire());
        await(() -> contains(exported, "BEGIN CERTIFICATE"));
    }

    @Test
    void aCertificateThatTheServerLoadedByItselfIsSeenByWhoLooks(FxRobot robot) throws TimeoutException {
        robot.interact(() -> console.server().secure(Tls.SELF_SIGNED, problem -> {}));
        go(robot, SettingsPart.SECURITY);
        await(() -> text(robot, "#security-certificate-until").contains("200"));
        go(robot, SettingsPart.GENERAL);
        gate.showNext(Sample.certificate(90));
        gate.renew();
        go(robot, SettingsPart.SECURITY);
        await(() -> text(robot, "#security-certificate-until").contains("90"));
    }

    @Test
    void aRefusalStandsBesideItsFieldInBothLanguages(FxRobot robot) throws TimeoutException {
        robot.interact(() -> console.server().secure(Tls.SELF_SIGNED, problem -> {}));
        go(robot, SettingsPart.SECURITY);
        robot.interact(() -> choice(robot, "#security-source").setValue(SecurityModel.Source.PKCS12));
        Path file = Path.of("/store.p12");
        console.files().answerNext(file);
        robot.clickOn("#security-pkcs12-store-choose");
        robot.clickOn("#security-pkcs12-store-password").write("wrong");
        gate.refuseNext(new CertificateProblem.WrongPassword(file));
        robot.clickOn("#security-apply");
        String id = "#security-problem-pkcs12-store-password";
        await(() -> text(robot, id).startsWith("The password does not open store.p12."));
        assertTrue(text(robot, id).endsWith("The certificate in use stays in use."));
        robot.interact(() ->
                console.desk().preferences().text(Keys.LANGUAGE, Keys.SYSTEM).set("zh"));
        await(() -> text(robot, id).startsWith("密码无法打开 store.p12。"));
        assertEquals(Tls.SELF_SIGNED, console.server().configProperty().get().tls());
    }

    @Test
    void aRefusalAtTheStartLeadsToTheSettings(FxRobot robot) throws TimeoutException {
        gate.refuseNext(new CertificateProblem.KeyMismatch());
        robot.interact(() ->
                console.server().apply(console.server().configProperty().get().withTls(Tls.SELF_SIGNED)));
        await(() -> isShown(robot, "#banner"));
        robot.clickOn("#banner-security");
        await(() -> isShown(robot, "#security-settings"));
    }

    @Test
    void whatWasHeldOffIsInTheStatusBarAndOnItsPage(FxRobot robot) throws TimeoutException {
        assertFalse(isShown(robot, "#status-guard"));
        robot.interact(() -> console.count(Counted.of(3, 0, 0, 0)));
        await(() -> text(robot, "#status-guard").equals("3 held off"));
        robot.clickOn("#status-guard");
        await(() -> text(robot, "#guard-per-address").equals("3"));
        assertEquals("0", text(robot, "#guard-full"));
    }

    @Test
    void slowClientsAreCountedAndOneClickAway(FxRobot robot) throws TimeoutException {
        go(robot, SettingsPart.GENERAL);
        robot.interact(() -> console.backend()
                .emit(new HubEvent.SessionsMeasured(Map.of(new SessionId(2), Sample.slowTraffic()), Sample.NOW)));
        await(() -> text(robot, "#status-slow").equals("1 slow"));
        robot.clickOn("#status-slow");
        await(() -> robot.lookup("#clients-table").tryQuery().isPresent()
                && robot.lookup("#clients-table")
                                .queryAs(TableView.class)
                                .getItems()
                                .size()
                        == 1);
        assertTrue(robot.lookup(".slow-badge").tryQuery().isPresent());
    }

    private void go(FxRobot robot, SettingsPart part) throws TimeoutException {
        robot.interact(() -> console.desk().navigator().go(new Destination.Settings(part)));
        WaitForAsyncUtils.waitForFxEvents();
        await(() -> isShown(robot, "#settings-page"));
    }

    @SuppressWarnings("unchecked")
    private static <T> ComboBox<T> choice(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(ComboBox.class);
    }

    private static boolean isShown(FxRobot robot, String id) {
        return robot.lookup(id).tryQuery().map(node -> node.isVisible()).orElse(false);
    }

    private static boolean contains(Path file, String text) {
        try {
            return Files.exists(file) && Files.readString(file).contains(text);
        } catch (IOException notYet) {
            return false;
        }
    }
}
