package io.pushdeck.server.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.server.group.Group;
import io.pushdeck.server.group.GroupEdit;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.GroupId;
import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.identity.SessionId;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.message.CloseReason;
import io.pushdeck.server.message.Payload;
import io.pushdeck.server.message.PushClass;
import io.pushdeck.server.message.Reach;
import io.pushdeck.server.message.Stage;
import io.pushdeck.server.protocol.ClientFrame;
import io.pushdeck.server.testing.Await;
import io.pushdeck.server.testing.FakeConnection;
import io.pushdeck.server.testing.FakeFanOut;
import io.pushdeck.server.testing.FakeLog;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What passes between the hub and clients that speak `pushdeck.v1`.
class FramedTest {
    private static final ClientId ANNA = new ClientId("anna");
    private static final Group CREW = new Group(GroupId.of(new UUID(0, 1)), "Crew", Group.Colour.BLUE);

    private final HubFixture fixture = new HubFixture();
    private final Hub hub = fixture.hub;

    @BeforeEach
    void listen() {
        hub.listen(new FakeFanOut(false), 1_000_000);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private FakeConnection open(long id) {
        FakeConnection connection = FakeConnection.framed(id);
        hub.opened(connection);
        return connection;
    }

    private void say(FakeConnection from, String frame) {
        hub.received(from.id(), Payload.text(frame));
    }

    private FakeConnection welcomed(long id, String client) {
        FakeConnection connection = open(id);
        say(connection, "{\"type\":\"hello\",\"client\":\"" + client + "\"}");
        fixture.settle();
        connection.received.clear();
        return connection;
    }

    private List<String> heard(FakeConnection connection) {
        fixture.settle();
        return connection.texts();
    }

    private List<FakeConnection.Goodbye> goodbyes(FakeConnection connection) {
        fixture.settle();
        return connection.goodbyes;
    }

    private static String welcome(String client, long session, String groups, long offset, String resumed, int valid) {
        return "{\"type\":\"welcome\",\"client\":\"" + client + "\",\"name\":\"" + client + "\",\"session\":" + session
                + ",\"groups\":[" + groups + "],\"epoch\":\"fake\",\"offset\":" + offset + ",\"resumed\":" + resumed
                + ",\"missed\":" + valid + ",\"valid\":" + valid + ",\"heartbeat\":25}";
    }

    @Test
    void aConnectionIsNobodyBeforeItsHello() {
        FakeConnection connection = open(1);
        assertEquals(List.of(), fixture.state().sessions());
        say(connection, """
                {"type":"hello","client":"anna","name":" Anna ","page":"https://a.example/","language":"de"}""");
        SessionView view = fixture.recorded.next(HubEvent.SessionOpened.class).session();
        assertEquals(
                new SessionView(
                        new SessionId(1),
                        ANNA,
                        "Anna",
                        "https://a.example/",
                        "de",
                        connection.handshake(),
                        HubFixture.NOW,
                        FakeConnection.NO_TRAFFIC),
                view);
        assertEquals(
                List.of(welcome("anna", 1, "", 0, "\"new\"", 0).replace("\"name\":\"anna\"", "\"name\":\"Anna\"")),
                heard(connection));
    }

    @Test
    void whoIsNotBelievedIsAGuestAndMayNotChooseItsGroups() {
        fixture.edit(new GroupEdit.Create(CREW, Set.of()));
        FakeConnection connection = FakeConnection.framedRemote(1);
        hub.opened(connection);
        say(connection, "{\"type\":\"hello\",\"client\":\"anna\",\"groups\":[\"crew\"]}");
        assertEquals(List.of(welcome("guest-1", 1, "", 0, "\"new\"", 0)), heard(connection));
        connection.received.clear();
        say(connection, "{\"type\":\"join\",\"id\":8,\"group\":\"Crew\"}");
        assertEquals(
                List.of("{\"type\":\"reply\",\"to\":8,\"ok\":false,\"error\":{\"code\":\"forbidden\","
                        + "\"message\":\"This client may not choose its groups\"}}"),
                heard(connection));
        assertEquals(List.of(), fixture.keptEdits);
    }

    @Test
    void anythingButAHelloAtFirstIsClosed() {
        for (String first :
                List.of("{\"type\":\"pong\"}", "hello", "{\"type\":\"dance\"}", "{\"type\":\"hello\",\"name\":7}")) {
            FakeConnection connection = open(1);
            say(connection, first);
            assertEquals(CloseReason.NO_FRAME, goodbyes(connection).getFirst().code());
        }
        FakeConnection binary = open(2);
        hub.received(binary.id(), Payload.binary(new byte[] {1}));
        assertEquals(
                List.of(new FakeConnection.Goodbye(CloseReason.NO_FRAME, "A binary message is no frame")),
                goodbyes(binary));
        for (String unusable : List.of("a b", "", "guest-1")) {
            FakeConnection bad = open(3);
            say(bad, "{\"type\":\"hello\",\"client\":\"" + unusable + "\"}");
            assertEquals(CloseReason.BAD_IDENTITY, goodbyes(bad).getFirst().code());
        }
        assertEquals(List.of(), fixture.state().sessions());
    }

    @Test
    void whoSaysNoHelloInTimeIsLetGo() {
        FakeConnection silent = open(1);
        FakeConnection greeted = welcomed(2, "anna");
        for (int i = 0; i < 20; i++) {
            hub.measure();
        }
        assertEquals(List.of(), goodbyes(silent));
        hub.measure();
        assertEquals(
                List.of(new FakeConnection.Goodbye(CloseReason.NO_HELLO, "No hello came within 5 s")),
                goodbyes(silent));
        assertEquals(List.of(), goodbyes(greeted));
    }

    @Test
    void theGroupsOfAHelloAreOnDiskBeforeTheWelcomeTellsThem() {
        fixture.edit(new GroupEdit.Create(CREW, Set.of()));
        FakeConnection connection = open(1);
        say(connection, "{\"type\":\"hello\",\"client\":\"anna\",\"groups\":[\"CREW\",\"crew\",\"Nobody\"]}");
        assertEquals(List.of(welcome("anna", 1, "\"Crew\"", 0, "\"new\"", 0)), heard(connection));
        assertEquals(List.of(new GroupEdit.Join(CREW.id(), Set.of(ANNA))), fixture.keptEdits);
    }

    @Test
    void joiningAndLeavingIsAnsweredAndToldToAllTabs() {
        fixture.edit(new GroupEdit.Create(CREW, Set.of()));
        FakeConnection first = welcomed(1, "anna");
        FakeConnection second = welcomed(2, "anna");
        say(first, "{\"type\":\"join\",\"id\":8,\"group\":\" crew \"}");
        String joined = "{\"type\":\"groups\",\"groups\":[\"Crew\"]}";
        assertEquals(List.of(joined, "{\"type\":\"reply\",\"to\":8,\"ok\":true}"), heard(first));
        assertEquals(List.of(joined), heard(second));
        say(second, "{\"type\":\"leave\",\"group\":\"Crew\"}");
        assertEquals(
                List.of(joined, "{\"type\":\"groups\",\"groups\":[]}", "{\"type\":\"reply\",\"to\":null,\"ok\":true}"),
                heard(second));
        first.received.clear();
        say(first, "{\"type\":\"join\",\"id\":9,\"group\":\"Nobody\"}");
        assertTrue(heard(first).getFirst().contains("\"no-such-group\""));
    }

    @Test
    void aRenamedGroupIsToldToItsMembers() {
        fixture.edit(new GroupEdit.Create(CREW, Set.of(ANNA)));
        FakeConnection anna = welcomed(1, "anna");
        fixture.edit(new GroupEdit.Change(new Group(CREW.id(), "Band", CREW.colour())));
        fixture.edit(new GroupEdit.Delete(CREW.id()));
        assertEquals(
                List.of("{\"type\":\"groups\",\"groups\":[\"Band\"]}", "{\"type\":\"groups\",\"groups\":[]}"),
                heard(anna));
    }

    @Test
    void aMessageGoesToTheOperatorAndIsAnsweredIfItHasAnId() {
        FakeConnection anna = welcomed(1, "anna");
        say(anna, "{\"type\":\"message\",\"id\":7,\"text\":\"hello\"}");
        say(anna, "{\"type\":\"message\",\"text\":\"again\"}");
        assertEquals(
                Payload.text("hello"),
                fixture.recorded.next(HubEvent.MessageReceived.class).payload());
        assertEquals(
                Payload.text("again"),
                fixture.recorded.next(HubEvent.MessageReceived.class).payload());
        assertEquals(List.of("{\"type\":\"reply\",\"to\":7,\"ok\":true}"), heard(anna));
    }

    @Test
    void aSecondHelloAndUnknownTypesAreRefusedAndNoFrameIsClosed() {
        FakeConnection anna = welcomed(1, "anna");
        say(anna, "{\"type\":\"hello\"}");
        say(anna, "{\"type\":\"dance\",\"id\":3}");
        List<String> heard = heard(anna);
        assertTrue(heard.get(0).contains("\"already-welcome\""), heard.get(0));
        assertTrue(heard.get(1).contains("\"to\":3") && heard.get(1).contains("\"unknown-type\""), heard.get(1));
        assertEquals(List.of(), anna.goodbyes);
        say(anna, "dance");
        assertEquals(CloseReason.NO_FRAME, goodbyes(anna).getFirst().code());
    }

    @Test
    void receiptsGoToTheLog() {
        FakeConnection anna = welcomed(1, "anna");
        say(anna, "{\"type\":\"receipt\",\"stage\":\"acted\",\"pushes\":[\"p1\"],\"action\":\"ack\"}");
        assertEquals(
                new FakeLog.Said(
                        ANNA,
                        new ClientFrame.Receipt(OptionalLong.empty(), Stage.ACTED, List.of(new PushId("p1")), "ack")),
                Await.next(fixture.log.receipts, "a receipt"));
    }

    @Test
    void aReceiptThatAsksForItIsAnsweredOnceItIsKept() {
        FakeConnection anna = welcomed(1, "anna");
        fixture.log.hold();
        say(anna, "{\"type\":\"receipt\",\"stage\":\"read\",\"pushes\":[\"p1\"]}");
        say(anna, "{\"type\":\"receipt\",\"id\":6,\"stage\":\"read\",\"pushes\":[\"p1\"]}");
        Await.next(fixture.log.receipts, "a receipt");
        Await.next(fixture.log.receipts, "a receipt");
        assertEquals(List.of(), heard(anna));
        fixture.log.release();
        assertEquals(List.of("{\"type\":\"reply\",\"to\":6,\"ok\":true}"), heard(anna));
    }

    @Test
    void whatIsSaidBeforeTheWelcomeIsNotLost() {
        fixture.log.hold();
        FakeConnection anna = open(1);
        say(anna, "{\"type\":\"hello\",\"client\":\"anna\"}");
        say(anna, "{\"type\":\"message\",\"id\":1,\"text\":\"early\"}");
        assertEquals(List.of(), heard(anna));
        fixture.log.release();
        fixture.log.release();
        assertEquals(
                List.of(welcome("anna", 1, "", 0, "\"new\"", 0), "{\"type\":\"reply\",\"to\":1,\"ok\":true}"),
                heard(anna));
    }

    @Test
    void eachIsPingedOnceInTwentyFiveSeconds() {
        FakeConnection one = welcomed(1, "anna");
        FakeConnection two = welcomed(2, "bo");
        FakeConnection plain = fixture.open(3, Map.of());
        for (int i = 0; i < 200; i++) {
            hub.measure();
        }
        List<String> twice = List.of("{\"type\":\"ping\"}", "{\"type\":\"ping\"}");
        assertEquals(twice, heard(one));
        assertEquals(twice, heard(two));
        assertEquals(List.of(), heard(plain));
    }

    @Test
    void untrackedTextsAreMessagesAndBytesStayBytes() {
        FakeConnection anna = welcomed(1, "anna");
        FakeConnection plain = fixture.open(2, Map.of("client", "bo"));
        Payload bytes = Payload.binary(new byte[] {1, 2});
        PushResult both = HubFixture.get(hub.push(Payload.text("hi"), PushClass.MESSAGE, Audience.EVERYONE));
        HubFixture.get(hub.push(bytes, PushClass.MESSAGE, Audience.EVERYONE));
        PushReport report = assertInstanceOf(PushResult.Pushed.class, both).report();
        assertEquals(new Reach(2, 0), report.reach());
        assertEquals(2, report.connections().written());
        assertEquals(List.of(Payload.text("{\"type\":\"message\",\"text\":\"hi\"}"), bytes), anna.received);
        assertEquals(List.of(Payload.text("hi"), bytes), plain.received);
    }

    @Test
    void theOperatorsGoodbyeIsSaidInAFrameAndMeansToStayAway() {
        FakeConnection anna = welcomed(1, "anna");
        hub.disconnect(Set.of(anna.id()), CloseReason.DISCONNECTED, "Disconnected by the operator");
        assertEquals(List.of("{\"type\":\"bye\",\"reason\":\"Disconnected by the operator\"}"), heard(anna));
        assertEquals(
                List.of(new FakeConnection.Goodbye(CloseReason.DISCONNECTED, "Disconnected by the operator")),
                anna.goodbyes);
    }

    @Test
    void aLogThatCannotBeReadIsSaidAndTheClientMayComeBack() {
        fixture.log.breakDown();
        FakeConnection anna = open(1);
        say(anna, "{\"type\":\"hello\",\"client\":\"anna\"}");
        assertEquals(
                List.of("{\"type\":\"bye\",\"after\":5,\"reason\":\"What was missed cannot be read at the moment\"}"),
                heard(anna));
        assertEquals(1011, anna.goodbyes.getFirst().code());
    }
}
