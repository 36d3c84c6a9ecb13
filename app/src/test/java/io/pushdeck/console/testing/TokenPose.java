package io.pushdeck.console.testing;

import io.pushdeck.console.navigation.Destination;
import io.pushdeck.console.navigation.SettingsPart;
import io.pushdeck.console.preferences.Keys;
import io.pushdeck.server.group.Group;
import io.pushdeck.server.group.GroupEdit;
import io.pushdeck.server.group.Membership;
import io.pushdeck.server.group.RuleText;
import io.pushdeck.server.identity.Claims;
import io.pushdeck.server.identity.GroupId;
import io.pushdeck.server.security.Password;
import io.pushdeck.server.security.TokenKey;
import io.pushdeck.server.security.TokenRules;
import io.pushdeck.server.testing.TestTokens;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import org.testfx.api.FxRobot;

/// What an operator does with tokens before a picture is taken.
final class TokenPose {
    private static final GroupId SMART = GroupId.of(new UUID(0, 78));

    private TokenPose() {}

    /// Set up, and a token being tried.
    static Pose settings(boolean good) {
        return (robot, console) -> {
            Pose.at(new Destination.Settings(SettingsPart.SECURITY)).strike(robot, console);
            long later = Sample.NOW.plusSeconds(3_600).getEpochSecond();
            String claims = "{\"sub\":\"till-4\",\"aud\":\"" + (good ? "deck" : "shop") + "\",\"exp\":" + later
                    + ",\"role\":\"nurse\",\"wards\":[\"A3\",\"B1\"]}";
            TokenRules rules = new TokenRules.Checked(
                    new TokenKey.Secret(Password.of(TestTokens.SECRET)),
                    "deck",
                    Optional.of("https://shop.example"),
                    TokenRules.Without.REFUSED);
            robot.interact(() -> {
                console.server().apply(console.server().configProperty().get().withTokens(rules));
                type(robot, "#tokens-try", TestTokens.hs256(claims.replace("}", ",\"iss\":\"https://shop.example\"}")));
            });
            end(robot);
        };
    }

    /// A public key that is none yet.
    static Pose wrongKey() {
        return (robot, console) -> {
            Pose.at(new Destination.Settings(SettingsPart.SECURITY)).strike(robot, console);
            robot.interact(() -> {
                robot.lookup("#tokens-mode")
                        .queryAs(ComboBox.class)
                        .getSelectionModel()
                        .select(1);
                robot.lookup("#tokens-kind")
                        .queryAs(ComboBox.class)
                        .getSelectionModel()
                        .select(1);
                type(robot, "#tokens-public", "-----BEGIN PRIVATE KEY-----MIIEvQ");
            });
            end(robot);
        };
    }

    /// Conditions on claims, while tokens are off.
    static Pose rule(boolean off) {
        return (robot, console) -> {
            String rule = "1 any claim is \"role\" \"nurse\" claim exists \"https://shop.example/claims/vip\""
                    + " name contains \"mei\"";
            Membership membership = new Membership.ByRule(RuleText.parse(rule).orElseThrow());
            Group group = new Group(SMART, "Nurses", Group.Colour.PINK, Group.Icon.DOT, membership);
            robot.interact(() -> {
                console.desk().preferences().text(Keys.TOKENS, "off").set(off ? "off" : "guests");
                console.backend().edit(new GroupEdit.Create(group, Set.of(), 1), result -> {});
            });
            Pose.at(new Destination.Groups(Optional.of(SMART))).strike(robot, console);
            robot.interact(() -> robot.lookup("#groups-rule-edit").queryButton().fire());
        };
    }

    /// Somebody who has shown a token.
    static Pose drawer() {
        return (robot, console) -> {
            Map<String, List<String>> claims = new LinkedHashMap<>();
            claims.put("name", List.of("Mei Lin"));
            claims.put("role", List.of("nurse"));
            claims.put("wards", List.of("A3", "B1", "C2"));
            claims.put("https://shop.example/claims/level", List.of("3"));
            robot.interact(() -> console.backend().connect(Sample.proved(0, new Claims(claims))));
            robot.doubleClickOn(Rows.client(200_000));
        };
    }

    private static void end(FxRobot robot) {
        robot.interact(
                () -> robot.lookup(".setting-scroll").queryAs(ScrollPane.class).setVvalue(1));
    }

    private static void type(FxRobot robot, String field, String words) {
        robot.lookup(field).queryAs(TextField.class).setText(words);
    }
}
