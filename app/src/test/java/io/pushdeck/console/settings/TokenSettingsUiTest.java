package io.pushdeck.console.settings;

import static io.pushdeck.console.testing.Look.awaitInWindow;
import static io.pushdeck.console.testing.Look.isInSight;
import static io.pushdeck.console.testing.Look.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.console.navigation.Destination;
import io.pushdeck.console.navigation.SettingsPart;
import io.pushdeck.console.preferences.Keys;
import io.pushdeck.console.testing.FakeConsole;
import io.pushdeck.console.testing.FakeGate;
import io.pushdeck.console.testing.Sample;
import io.pushdeck.server.security.Password;
import io.pushdeck.server.security.TokenKey;
import io.pushdeck.server.security.TokenRules;
import io.pushdeck.server.testing.Needs;
import io.pushdeck.server.testing.SystemPart;
import io.pushdeck.server.testing.TestTokens;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

@Needs(SystemPart.DISPLAY)
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // TestFX calls start before each test
final class TokenSettingsUiTest {
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

    private void go(FxRobot robot) {
        robot.interact(() -> console.desk().navigator().go(new Destination.Settings(SettingsPart.SECURITY)));
        awaitInWindow(() -> isInSight(robot, "#tokens-mode"));
    }

    private TokenRules inUse() {
        return console.server().configProperty().get().tokens();
    }

    private static TokenRules secret(TokenRules.Without without, Optional<String> issuer) {
        return new TokenRules.Checked(new TokenKey.Secret(Password.of(TestTokens.SECRET)), "deck", issuer, without);
    }

    /// A field that the mouse can only reach by scrolling gets what is typed into it all the same.
    private static void type(FxRobot robot, String field, String words) {
        robot.interact(() -> robot.lookup(field).queryAs(TextField.class).setText(words));
    }

    @SuppressWarnings("unchecked")
    private static void choose(FxRobot robot, String choice, Object value) {
        robot.interact(() -> robot.lookup(choice).queryAs(ComboBox.class).setValue(value));
    }

    @Test
    void theMouseSetsUpASecretWithoutDisconnectingAnybody(FxRobot robot) {
        go(robot);
        int before = gate.calls().size();
        assertFalse(isInSight(robot, "#tokens-secret"));
        robot.clickOn("#tokens-mode").clickOn("Required");
        awaitInWindow(() -> isInSight(robot, "#tokens-secret"));
        assertEquals("Fill in the key and the audience first.", text(robot, "#tokens-effect"));
        robot.clickOn("#tokens-secret").write("short");
        awaitInWindow(() -> text(robot, "#tokens-problem-secret").startsWith("At least 32 bytes"));
        assertTrue(robot.lookup("#tokens-apply").query().isDisabled());
        robot.write("-but-then-32-bytes-and-more");
        awaitInWindow(() -> !isInSight(robot, "#tokens-problem-secret"));
        type(robot, "#tokens-secret", TestTokens.SECRET);
        type(robot, "#tokens-audience", "deck");
        robot.interact(() -> robot.lookup("#tokens-apply").queryButton().fire());
        awaitInWindow(() -> inUse().equals(secret(TokenRules.Without.REFUSED, Optional.empty())));
        awaitInWindow(() -> gate.calls().size() == before + 1);
        assertEquals("tune", gate.calls().getLast());
        assertEquals("This is in use.", text(robot, "#tokens-effect"));
    }

    @Test
    void theKeyboardAloneSetsUpASecretForGuests(FxRobot robot) {
        go(robot);
        robot.interact(() -> robot.lookup("#tokens-mode").query().requestFocus());
        robot.type(KeyCode.DOWN, 1).type(KeyCode.TAB, 2).write(TestTokens.SECRET);
        robot.type(KeyCode.TAB, 1).write("deck");
        robot.type(KeyCode.TAB, 1).write("shop");
        robot.type(KeyCode.TAB, 1);
        assertTrue(robot.lookup("#tokens-apply").query().isFocused());
        robot.type(KeyCode.SPACE);
        awaitInWindow(() -> inUse().equals(secret(TokenRules.Without.GUEST, Optional.of("shop"))));
        robot.interact(() -> robot.lookup("#tokens-mode").query().requestFocus());
        robot.type(KeyCode.UP, 1);
        robot.interact(() -> robot.lookup("#tokens-apply").query().requestFocus());
        robot.type(KeyCode.SPACE);
        awaitInWindow(() -> isInSight(robot, "#dialog-action"));
        robot.type(KeyCode.ENTER);
        awaitInWindow(() -> inUse().equals(TokenRules.OFF));
        assertEquals("", robot.lookup("#tokens-secret").queryAs(TextField.class).getText());
    }

    @Test
    void aWrongKeyIsSaidInBothLanguages(FxRobot robot) {
        go(robot);
        choose(robot, "#tokens-mode", TokenModel.Mode.REQUIRED);
        choose(robot, "#tokens-kind", TokenModel.Kind.PUBLIC);
        type(
                robot,
                "#tokens-public",
                TestTokens.pem("PRIVATE KEY", new byte[] {1, 2, 3}).replace("\n", ""));
        awaitInWindow(() -> text(robot, "#tokens-problem-public").startsWith("This is a private key"));
        robot.interact(() ->
                console.desk().preferences().text(Keys.LANGUAGE, Keys.SYSTEM).set("zh"));
        awaitInWindow(() -> text(robot, "#tokens-problem-public").startsWith("这是私钥"));
        // A field of one line has no line breaks.
        type(
                robot,
                "#tokens-public",
                TestTokens.pem(TestTokens.curve("secp256r1")).replace("\n", ""));
        awaitInWindow(() -> !isInSight(robot, "#tokens-problem-public"));
    }

    @Test
    void aTokenIsTriedByWhatIsSetUp(FxRobot robot) {
        go(robot);
        choose(robot, "#tokens-mode", TokenModel.Mode.REQUIRED);
        type(robot, "#tokens-secret", TestTokens.SECRET);
        type(robot, "#tokens-audience", "deck");
        long later = Sample.NOW.plusSeconds(3_600).getEpochSecond();
        type(
                robot,
                "#tokens-try",
                TestTokens.hs256(
                        "{\"sub\":\"anna\",\"aud\":\"deck\",\"exp\":" + later + ",\"role\":[\"nurse\",\"boss\"]}"));
        awaitInWindow(() -> text(robot, "#tokens-verdict").startsWith("anna comes in."));
        assertTrue(text(robot, "#tokens-verdict").endsWith("\nrole: nurse, boss"));
        type(robot, "#tokens-audience", "other");
        awaitInWindow(() -> text(robot, "#tokens-verdict").startsWith("Refused (4503): The token is for \"deck\""));
        assertEquals(TokenRules.OFF, inUse());
    }

    @Test
    void theSearchFindsTheRowsByTheirWords(FxRobot robot) {
        go(robot);
        robot.clickOn("#settings-search").write("proof identity");
        awaitInWindow(() -> isInSight(robot, "#settings-found"));
        List<Node> found = List.copyOf(
                robot.lookup("#settings-found").lookup("#tokens-mode").queryAll());
        assertEquals(1, found.size());
    }
}
