package io.pushdeck.console;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.console.navigation.Destination;
import io.pushdeck.console.preferences.Keys;
import io.pushdeck.console.testing.FakeConsole;
import io.pushdeck.console.testing.FakeGate;
import io.pushdeck.console.testing.Sample;
import io.pushdeck.console.testing.SampleHistory;
import io.pushdeck.server.group.Group;
import io.pushdeck.server.group.GroupEdit;
import io.pushdeck.server.hub.HubEvent;
import io.pushdeck.server.hub.HubSnapshot;
import io.pushdeck.server.hub.SessionView;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.message.Payload;
import io.pushdeck.server.session.Handshake;
import io.pushdeck.server.testing.HostileTexts;
import io.pushdeck.server.testing.Needs;
import io.pushdeck.server.testing.SystemPart;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;

/// Texts of clients that want to be code: wherever the console shows one, it shows it letter by letter, and nowhere
/// does
/// it become a style, an id, or the content of something that interprets markup.
@Needs(SystemPart.DISPLAY)
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // TestFX calls start before each test
class HostileTextUiTest {
    private static final ClientId MALLORY = new ClientId("mallory");
    private static final PushId PUSH = new PushId("p1");
    private static final Group CREW = Sample.FRONT_DESK;
    private static final List<Destination> PLACES = List.of(
            new Destination.Clients(Optional.empty()),
            new Destination.Groups(Optional.of(CREW.id())),
            new Destination.Activity(Optional.empty()),
            new Destination.History(),
            new Destination.Push(PUSH),
            new Destination.Conversation(MALLORY));

    @TempDir
    static Path folder;

    private FakeConsole console;
    private Stage stage;

    @Start
    void start(Stage newStage) {
        stage = newStage;
        HubSnapshot nobody = new HubSnapshot(0, List.of(), List.of(CREW), Map.of(CREW.id(), Set.of(MALLORY)), Map.of());
        console = new FakeConsole(folder.resolve("home"), nobody, new FakeGate());
        console.desk().preferences().text(Keys.LANGUAGE, Keys.SYSTEM).set("en");
        console.show(stage);
    }

    @Stop
    void stop() {
        console.close();
    }

    @Test
    void everyTextIsShownAsItIsWritten(FxRobot robot) {
        for (String text : HostileTexts.ALL) {
            String name = HostileTexts.shortened(text, Group.MAX_NAME);
            SessionView session = session(text, name);
            robot.interact(() -> {
                console.backend().connect(session);
                console.backend().edit(new GroupEdit.Change(new Group(CREW.id(), name, CREW.colour())), result -> {});
                console.history()
                        .put(
                                SampleHistory.push(1, text, "- " + text, 1, Sample.NOW),
                                List.of(SampleHistory.delivery(MALLORY, name, io.pushdeck.server.message.Stage.READ)));
                console.inbox().say(MALLORY, name, text, Sample.NOW);
                console.inbox().click(MALLORY, name, PUSH, text, name, Sample.NOW);
                console.backend().emit(new HubEvent.MessageReceived(session, Payload.text(text), Sample.NOW));
            });
            Set<String> shown = new TreeSet<>();
            for (Destination place : PLACES) {
                robot.interact(() -> console.desk().navigator().go(place));
                robot.interact(() -> look(stage.getScene().getRoot(), shown));
            }
            assertTrue(shown.contains(name.strip()), () -> "the name " + name + " is nowhere in " + shown);
            assertTrue(shown.contains(text), () -> "the message " + text + " is nowhere in " + shown);
            assertTrue(shown.contains("- " + text), () -> "the push " + text + " is nowhere in " + shown);
            robot.interact(() -> console.backend().disconnect(Set.of(session.id())));
        }
    }

    /// What looks on in the other test does see it.
    @Test
    void aTextThatBecameMoreThanTextIsSeen() {
        Label styled = new Label();
        styled.setStyle("-fx-background-image: url('canary()')");
        Label named = new Label();
        named.setId("canary");
        Label classed = new Label();
        classed.getStyleClass().add("canary");
        Label marked = new Label("_canary");
        marked.setMnemonicParsing(true);
        for (Label bad : List.of(styled, named, classed, marked)) {
            assertThrows(AssertionError.class, () -> look(new StackPane(bad), new TreeSet<>()), bad::toString);
        }
        assertDoesNotThrow(() -> look(new StackPane(new Label("canary")), new TreeSet<>()));
    }

    private static SessionView session(String text, String name) {
        SessionView plain = Sample.session(1);
        Handshake handshake =
                new Handshake(plain.handshake().address(), 1, "/" + text, Map.of("x", text), text, text, text, 13, "");
        return new SessionView(plain.id(), MALLORY, name, text, text, handshake, Sample.NOW, plain.traffic());
    }

    /// Collects what is shown of a hostile text.
    private static void look(Parent root, Set<String> shown) {
        root.applyCss();
        root.layout();
        List<Node> nodes = new ArrayList<>();
        collect(root, nodes);
        for (Node node : nodes) {
            String kind = node.getClass().getName();
            assertTrue(!kind.startsWith("javafx.scene.web."), kind);
            assertTrue(!String.valueOf(node.getStyle()).contains("canary"), node::toString);
            assertTrue(!String.valueOf(node.getId()).contains("canary"), node::toString);
            assertTrue(!String.valueOf(node.getStyleClass()).contains("canary"), node::toString);
            if (node instanceof Labeled label && label.getText() != null) {
                shown.add(label.getText());
                // An underscore would be swallowed as the mark of a shortcut.
                assertTrue(!label.isMnemonicParsing() || !label.getText().contains("canary"), node::toString);
            } else if (node instanceof Text text) {
                shown.add(text.getText());
            }
        }
    }

    private static void collect(Node node, List<Node> nodes) {
        nodes.add(node);
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, nodes));
        }
    }
}
