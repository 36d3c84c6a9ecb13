package io.pushdeck.server.store;

import static io.pushdeck.server.store.StoreDesk.client;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.message.Action;
import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.message.Conversation;
import io.pushdeck.server.message.Conversation.Last;
import io.pushdeck.server.message.ConversationEntry;
import io.pushdeck.server.message.ConversationPage;
import io.pushdeck.server.message.ConversationPlace;
import io.pushdeck.server.message.ConversationQuery;
import io.pushdeck.server.message.FrozenAudience;
import io.pushdeck.server.message.Payload;
import io.pushdeck.server.message.PushRecord;
import io.pushdeck.server.message.Stage;
import io.pushdeck.server.message.UnreadCount;
import io.pushdeck.server.protocol.ClientFrame.Receipt;
import io.pushdeck.server.testing.Await;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InboxTest {
    private static final ClientId ANNA = client("anna");

    @TempDir
    private Path folder;

    private StoreDesk desk;

    @BeforeEach
    void open() {
        desk = new StoreDesk(folder);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private Inbox inbox() {
        return desk.store().inbox();
    }

    private NewMessage message(String client, String text) {
        return NewMessage.of(client(client), client, desk.now(), Payload.text(text));
    }

    private String keep(NewMessage... messages) {
        return done((whenDone, whenNot) -> inbox().keep(List.of(messages), whenDone, whenNot));
    }

    private void write(String client, String... texts) {
        for (String text : texts) {
            desk.pass(Duration.ofSeconds(1));
            assertEquals("", keep(message(client, text)));
        }
    }

    private interface Change {
        void make(Runnable whenDone, Consumer<String> whenNot);
    }

    private static String done(Change change) {
        BlockingQueue<String> outcomes = new LinkedBlockingQueue<>();
        change.make(() -> outcomes.add(""), outcomes::add);
        return Await.next(outcomes, "a change of the inbox");
    }

    private void read(ClientId client) {
        Map<ClientId, Long> upTo = Map.of(client, conversation(client).newest());
        assertEquals("", done((whenDone, whenNot) -> inbox().read(upTo, whenDone, whenNot)));
    }

    private Conversation conversation(ClientId client) {
        return inbox().conversations(ConversationQuery.NEWEST).stream()
                .filter(each -> each.client().equals(client))
                .findFirst()
                .orElseThrow();
    }

    private List<String> names(ConversationQuery query) {
        return inbox().conversations(query).stream().map(Conversation::name).toList();
    }

    private static ConversationQuery query(String words, boolean unread, Set<ClientId> among) {
        return new ConversationQuery(words, unread, among.isEmpty() ? Optional.empty() : Optional.of(among), 0, 100);
    }

    private ConversationPage page(ClientId client) {
        return inbox().page(client, ConversationPlace.NEWEST, 50);
    }

    private static String words(ConversationEntry entry) {
        return switch (entry) {
            case ConversationEntry.Wrote wrote -> wrote.text();
            case ConversationEntry.SentBytes bytes -> bytes.bytes() + " bytes";
            case ConversationEntry.Clicked clicked -> clicked.button() + " < " + clicked.title();
            case ConversationEntry.Pushed pushed ->
                "> " + pushed.push().announcement().title();
        };
    }

    private static List<String> words(ConversationPage page) {
        return page.entries().stream().map(InboxTest::words).toList();
    }

    private PushRecord answer(ClientId to, Announcement announcement) {
        desk.pass(Duration.ofSeconds(1));
        LogOutcome outcome =
                desk.accept(desk.newPush(announcement, new FrozenAudience(Audience.of(to), List.of(to), List.of())));
        desk.settle();
        return ((LogOutcome.Logged) outcome).push();
    }

    private void click(ClientId who, PushRecord push, String action) {
        desk.pass(Duration.ofSeconds(1));
        Receipt receipt = new Receipt(OptionalLong.empty(), Stage.ACTED, List.of(push.id()), action);
        StoreDesk.<List<ClientNote.Said>>next(whenDone ->
                desk.log().keep(List.of(new ClientNote.Said(who, receipt, desk.now())), whenDone, () -> {}));
    }

    private static Announcement asking(String title) {
        return new Announcement(title, "").withActions(List.of(new Action("yes", "Yes"), new Action("no", "No")));
    }

    @Test
    void conversationsAreListedByWhatWasSaidLast() {
        write("anna", "Hello", "Anybody there?");
        write("bo", "Hi");
        assertEquals("", keep(NewMessage.of(client("cem"), "cem", desk.now(), Payload.binary(new byte[] {1, 2, 3}))));
        assertEquals(List.of("cem", "bo", "anna"), names(ConversationQuery.NEWEST));
        Conversation anna = conversation(ANNA);
        assertEquals(Last.TEXT, anna.last());
        assertEquals("Anybody there?", anna.words());
        assertEquals(2, anna.unread());
        assertEquals(Last.BYTES, conversation(client("cem")).last());
        assertEquals(new UnreadCount(3, 4), inbox().unread());
    }

    @Test
    void theAnswerIsThePushAndMovesTheConversationUp() {
        write("anna", "May I come in?");
        write("bo", "Hi");
        answer(ANNA, new Announcement("Yes, come", ""));
        assertEquals(List.of("anna", "bo"), names(ConversationQuery.NEWEST));
        assertEquals(Last.ANSWER, conversation(ANNA).last());
        assertEquals("Yes, come", conversation(ANNA).words());
        assertEquals(List.of("> Yes, come", "May I come in?"), words(page(ANNA)));
        desk.push("To all", "anna", "bo");
        assertEquals(List.of("> To all", "> Yes, come", "May I come in?"), words(page(ANNA)));
        assertEquals(Last.ANSWER, conversation(ANNA).last());
        assertEquals("Hi", conversation(client("bo")).words());
    }

    @Test
    void aPressedButtonIsSaidInTheConversationAndAConfirmationIsNot() {
        PushRecord push = answer(ANNA, asking("Coming?"));
        click(ANNA, push, Action.ACKNOWLEDGE);
        assertEquals(List.of(), inbox().conversations(ConversationQuery.NEWEST));
        PushRecord second = answer(ANNA, asking("Really?"));
        click(ANNA, second, "made-up");
        assertEquals(List.of(), inbox().conversations(ConversationQuery.NEWEST));
        PushRecord third = answer(ANNA, asking("Sure?"));
        click(ANNA, third, "yes");
        click(ANNA, third, "yes");
        assertEquals(List.of("Yes < Sure?", "> Sure?", "> Really?", "> Coming?"), words(page(ANNA)));
        assertEquals(Last.CLICK, conversation(ANNA).last());
        assertEquals("Yes", conversation(ANNA).words());
        assertEquals(1, conversation(ANNA).unread());
    }

    @Test
    void aConversationIsReadInPages() {
        List<String> all = new ArrayList<>();
        for (int number = 0; number < 7; number++) {
            write("anna", "said " + number);
            all.addFirst("said " + number);
            answer(ANNA, new Announcement("sent " + number, ""));
            all.addFirst("> sent " + number);
        }
        List<String> read = new ArrayList<>();
        ConversationPage page = inbox().page(ANNA, ConversationPlace.NEWEST, 4);
        read.addAll(words(page));
        while (page.more()) {
            page = inbox().page(ANNA, page.next(), 4);
            read.addAll(words(page));
        }
        assertEquals(all, read);
    }

    @Test
    void whatIsReadAndWhatIsNotSurvivesARestart() {
        write("anna", "One", "Two");
        write("bo", "Hi");
        read(ANNA);
        desk.reopen();
        assertEquals(0, conversation(ANNA).unread());
        assertEquals(1, conversation(client("bo")).unread());
        assertEquals(List.of("bo"), names(query("", true, Set.of())));
        write("anna", "Three");
        long third = conversation(ANNA).newest();
        assertEquals(1, conversation(ANNA).unread());
        read(ANNA);
        assertEquals("", done((whenDone, whenNot) -> inbox().read(Map.of(ANNA, third - 1), whenDone, whenNot)));
        assertEquals(0, conversation(ANNA).unread(), "what was read before that does not make it unread");
        assertEquals("", done((whenDone, whenNot) -> inbox().unread(Set.of(ANNA), whenDone, whenNot)));
        assertEquals(1, conversation(ANNA).unread());
        desk.reopen();
        assertEquals(1, conversation(ANNA).unread());
        write("anna", "Four");
        assertEquals("", done((whenDone, whenNot) -> inbox().unread(Set.of(ANNA), whenDone, whenNot)));
        assertEquals(2, conversation(ANNA).unread(), "what is unread stays so, all of it");
    }

    @Test
    void whatCameAfterTheReaderLookedStaysUnread() {
        write("anna", "Seen");
        Map<ClientId, Long> seen = Map.of(ANNA, conversation(ANNA).newest());
        write("anna", "Not seen");
        assertEquals("", done((whenDone, whenNot) -> inbox().read(seen, whenDone, whenNot)));
        assertEquals(1, conversation(ANNA).unread());
    }

    @Test
    void conversationsAreFoundByNameAndByWhatWasSaid() {
        write("anna", "The door is 100% closed", "And cold");
        write("bo", "The door_is open");
        StoreFixture.rename(desk.store(), "bo", "Bo from the Gate");
        assertEquals(List.of("Bo from the Gate", "anna"), names(query("DOOR", false, Set.of())));
        assertEquals(List.of("anna"), names(query("%", false, Set.of())));
        assertEquals(List.of("Bo from the Gate"), names(query("_", false, Set.of())));
        assertEquals(List.of("Bo from the Gate"), names(query("door_is", false, Set.of())));
        assertEquals(List.of("Bo from the Gate"), names(query("gate", false, Set.of())));
        assertEquals(List.of("anna"), names(query("", false, Set.of(ANNA))));
        assertEquals(List.of(), names(query("' OR 1=1 --", false, Set.of())));
    }

    @Test
    void ofOneClientOnlySoMuchIsKept() {
        MessageTable.Caps caps = new MessageTable.Caps(20, 1L << 20, 1_000, 1L << 30);
        flood("anna", 100, caps);
        flood("bo", 5, caps);
        List<String> kept = words(page(ANNA));
        assertEquals("anna 99", kept.getFirst());
        assertTrue(kept.size() <= 20 && kept.size() > 10, kept.toString());
        assertEquals(
                IntStream.range(0, kept.size())
                        .mapToObj(back -> "anna " + (99 - back))
                        .toList(),
                kept);
        assertEquals(kept.size(), conversation(ANNA).unread());
        assertEquals(5, page(client("bo")).entries().size());
        flood("cem", 100, new MessageTable.Caps(1_000, 5_000, 1_000, 1L << 30));
        long bytes = ask("SELECT bytes FROM conversations WHERE client_id = 'cem'");
        assertTrue(bytes <= 5_000, () -> bytes + " bytes");
        assertTotalsAreRight();
    }

    @Test
    void aThousandMessagesOfAClientAreKeptUsually() {
        assertEquals(new MessageTable.Caps(1_000, 2L << 20, 100_000, 64L << 20), MessageTable.Caps.USUAL);
        NewMessage[] said =
                Stream.generate(() -> message("anna", "again")).limit(1_000).toArray(NewMessage[]::new);
        assertEquals("", keep(said));
        assertEquals(1_000, conversation(ANNA).unread());
        assertEquals("", keep(message("anna", "one more")));
        assertTrue(conversation(ANNA).unread() < 1_000, () -> conversation(ANNA).toString());
    }

    @Test
    void inAllOnlySoMuchIsKeptAndTheOldestGoes() {
        MessageTable.Caps caps = new MessageTable.Caps(1_000, 1L << 30, 1_000, 30_000);
        for (int number = 0; number < 50; number++) {
            flood("c" + number, 20, caps);
        }
        assertTotalsAreRight();
        assertTrue(bytes() <= 30_000, () -> bytes() + " bytes");
        List<Conversation> left = inbox().conversations(ConversationQuery.NEWEST);
        assertEquals(client("c49"), left.getFirst().client());
        assertFalse(left.stream().anyMatch(each -> each.client().equals(client("c0"))));
        flood("c50", 60, new MessageTable.Caps(1_000, 1L << 30, 50, 1L << 30));
        assertEquals(50, ask("SELECT messages FROM inbox"));
    }

    private void flood(String client, int messages, MessageTable.Caps caps) {
        Stream<NewMessage> all = Stream.iterate(0, number -> number + 1)
                .limit(messages)
                .map(number -> message(client, client + " " + number));
        StoreDesk.<StoreOutcome<String>>next(whenDone -> desk.store()
                .writer()
                .submit(
                        connection -> {
                            for (NewMessage message : all.toList()) {
                                MessageTable.add(connection, message, caps);
                            }
                            return new StoreOutcome.Stored<>("");
                        },
                        whenDone));
    }

    private long bytes() {
        return ask("SELECT bytes FROM inbox");
    }

    private long ask(String sql) {
        BlockingQueue<Long> answers = new LinkedBlockingQueue<>();
        desk.store()
                .writer()
                .submit(
                        (Connection connection) -> new StoreOutcome.Stored<>(Sql.number(connection, sql)),
                        outcome -> answers.add(((StoreOutcome.Stored<Long>) outcome).value()));
        return Await.next(answers, sql);
    }

    private void assertTotalsAreRight() {
        assertEquals(ask("SELECT count(*) FROM messages"), ask("SELECT messages FROM inbox"));
        assertEquals(ask("SELECT sum(bytes) FROM messages"), ask("SELECT bytes FROM inbox"));
        assertEquals(ask("SELECT sum(messages) FROM conversations"), ask("SELECT messages FROM inbox"));
        assertEquals(
                0,
                ask("SELECT count(*) FROM conversations c WHERE bytes <>"
                        + " (SELECT sum(m.bytes) FROM messages m WHERE m.conversation = c.number)"));
    }

    @Test
    void aLongMessageIsCutAndItsLengthKept() {
        write("anna", "x".repeat(NewMessage.LONGEST - 1) + "\uD83D\uDE00 and more");
        ConversationEntry.Wrote wrote =
                (ConversationEntry.Wrote) page(ANNA).entries().getFirst();
        assertEquals(NewMessage.LONGEST - 1, wrote.text().length());
        assertEquals(NewMessage.LONGEST + 10, wrote.characters());
        assertEquals(200, conversation(ANNA).words().length());
    }

    @Test
    void oldMessagesAreForgottenWithOldPushes() {
        flood("anna", 400, MessageTable.Caps.USUAL);
        flood("bo", 400, MessageTable.Caps.USUAL);
        desk.pass(Duration.ofDays(1));
        write("anna", "Young");
        StoreDesk.<Integer>next(whenDone -> desk.log().forgetBefore(desk.now().minus(Duration.ofHours(1)), whenDone));
        assertEquals(List.of("Young"), words(page(ANNA)));
        assertEquals(List.of("anna"), names(ConversationQuery.NEWEST));
        assertEquals(1, conversation(ANNA).unread());
        assertTotalsAreRight();
    }

    @Test
    void aGuestAfterARestartIsNotTheOneFromBefore() {
        write("guest-1", "I leave soon");
        desk.reopen();
        write("guest-1", "I am new");
        assertEquals(List.of("I am new"), words(page(client("guest-1"))));
        Conversation before = inbox().conversations(ConversationQuery.NEWEST).get(1);
        assertEquals("I leave soon", before.words());
        assertEquals("guest-1", before.name());
        assertTrue(before.client().isGuest());
        desk.reopen();
        List<Conversation> both = inbox().conversations(ConversationQuery.NEWEST);
        assertEquals(2, both.size());
        assertEquals(before.client(), both.get(1).client(), "it got its id for good");
    }

    @Test
    void afterAFullDiskItGoesOnAsIfNothingHadBeen() {
        write("anna", "Before");
        desk.room(0);
        String long1 = "words ".repeat(2_500);
        assertEquals(
                "The disk is full; free some space, then try again",
                keep(message("anna", long1), message("bo", long1)));
        assertEquals(List.of("Before"), words(page(ANNA)));
        desk.room(-1);
        write("anna", "After");
        assertEquals(List.of("After", "Before"), words(page(ANNA)));
        assertTotalsAreRight();
    }
}
