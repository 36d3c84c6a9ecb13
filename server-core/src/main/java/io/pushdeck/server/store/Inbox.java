package io.pushdeck.server.store;

import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.Conversation;
import io.pushdeck.server.message.ConversationEntry;
import io.pushdeck.server.message.ConversationPage;
import io.pushdeck.server.message.ConversationPlace;
import io.pushdeck.server.message.ConversationQuery;
import io.pushdeck.server.message.PushRecord;
import io.pushdeck.server.message.UnreadCount;
import io.pushdeck.server.protocol.AnnouncementText;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What clients said, and how far that was read. Thread-safe. What is written goes in the order of the calls, and its
/// callbacks come on the store's thread and only enqueue. What is read is read on the caller's thread; that throws
/// [StoreUnavailableException] if the disk cannot be read.
///
/// What the operator said in a conversation is not here a second time: pushes are.
public final class Inbox {
    private static final int LONGEST_WORDS = 200;

    private static final String CONVERSATIONS = """
            SELECT c.client_id, coalesce(nullif(i.name, ''), i.seen_name, nullif(c.name, ''), c.client_id) AS shown, c.last_at, c.unread,
                   c.last_message, substr(m.text, 1, %d) AS words, m.size, m.push_id, l.announcement
            FROM conversations c
            LEFT JOIN messages m ON m.number = c.last_message
            LEFT JOIN identities i ON i.client_id = c.client_id
            LEFT JOIN pushes p ON p.number = c.last_push
            LEFT JOIN log l ON l.offset = p.text_offset
            WHERE 1 = 1
            """.formatted(LONGEST_WORDS);

    private final StoreWriter writer;
    private final Readers readers;
    private final PushArchive pushes;

    Inbox(StoreWriter writer, Readers readers, PushArchive pushes) {
        this.writer = writer;
        this.readers = readers;
        this.pushes = pushes;
    }

    /// Keeps what clients said, within the caps.
    ///
    /// @param whenNot instead, with why, if it could not be stored
    public void keep(List<NewMessage> messages, Runnable whenDone, Consumer<String> whenNot) {
        List<NewMessage> copy = List.copyOf(messages);
        write(
                connection -> {
                    for (NewMessage message : copy) {
                        MessageTable.add(connection, message, MessageTable.Caps.USUAL);
                    }
                },
                whenDone,
                whenNot);
    }

    /// What these clients said up to those messages is read.
    ///
    /// @param whenNot instead, with why, if it could not be stored
    public void read(Map<ClientId, Long> upTo, Runnable whenDone, Consumer<String> whenNot) {
        Map<ClientId, Long> copy = Map.copyOf(upTo);
        write(
                connection -> {
                    for (Map.Entry<ClientId, Long> each : copy.entrySet()) {
                        MessageTable.read(connection, each.getKey(), each.getValue());
                    }
                },
                whenDone,
                whenNot);
    }

    /// What these clients said last is unread again.
    ///
    /// @param whenNot instead, with why, if it could not be stored
    public void unread(Set<ClientId> clients, Runnable whenDone, Consumer<String> whenNot) {
        Set<ClientId> copy = Set.copyOf(clients);
        write(
                connection -> {
                    for (ClientId client : copy) {
                        MessageTable.unread(connection, client);
                    }
                },
                whenDone,
                whenNot);
    }

    private interface Writing {
        void write(Connection connection) throws SQLException;
    }

    private void write(Writing writing, Runnable whenDone, Consumer<String> whenNot) {
        writer.submit(
                connection -> {
                    writing.write(connection);
                    return new StoreOutcome.Stored<>("");
                },
                outcome -> {
                    switch (outcome) {
                        case StoreOutcome.Stored<String> stored -> whenDone.run();
                        case StoreOutcome.Refused<String> refused -> whenNot.accept(PushLog.detailOf(refused.reason()));
                    }
                });
    }

    /// Newest first.
    public List<Conversation> conversations(ConversationQuery query) {
        StringBuilder sql = new StringBuilder(CONVERSATIONS);
        List<@Nullable Object> values = new ArrayList<>();
        String words = query.words().strip();
        if (!words.isEmpty()) {
            String pattern =
                    "%" + words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
            sql.append(" AND (shown LIKE ? ESCAPE '\\' OR c.client_id LIKE ? ESCAPE '\\' OR c.number IN"
                    + " (SELECT conversation FROM messages WHERE text LIKE ? ESCAPE '\\'))");
            values.addAll(List.of(pattern, pattern, pattern));
        }
        if (query.unread()) {
            sql.append(" AND c.unread > 0");
        }
        query.among().ifPresent(clients -> {
            sql.append(" AND c.client_id IN (SELECT value FROM json_each(?))");
            // Ids have no character that JSON writes in another way.
            values.add(clients.stream().map(id -> '"' + id.value() + '"').collect(Collectors.joining(",", "[", "]")));
        });
        sql.append(" ORDER BY c.last_at DESC, c.number DESC LIMIT ? OFFSET ?");
        values.add(query.limit());
        values.add(query.skip());
        return readers.read(connection -> Sql.list(connection, sql.toString(), Inbox::read, values.toArray()));
    }

    private static Conversation read(ResultSet row) throws SQLException {
        BiFunction<Conversation.Last, String, Conversation> of = conversation(row);
        String announcement = row.getString("announcement");
        String words = row.getString("words");
        if (announcement != null) {
            return of.apply(Conversation.Last.ANSWER, beginning(said(AnnouncementText.read(announcement))));
        } else if (row.getString("push_id") != null) {
            return of.apply(Conversation.Last.CLICK, words == null ? "" : words);
        }
        return words == null
                ? of.apply(Conversation.Last.BYTES, Integer.toString(row.getInt("size")))
                : of.apply(Conversation.Last.TEXT, words);
    }

    private static BiFunction<Conversation.Last, String, Conversation> conversation(ResultSet row) throws SQLException {
        ClientId client = new ClientId(row.getString("client_id"));
        String name = row.getString("shown");
        Instant at = Instant.ofEpochMilli(row.getLong("last_at"));
        int unread = row.getInt("unread");
        long newest = row.getLong("last_message");
        return (last, words) -> new Conversation(client, name, at, last, words, unread, newest);
    }

    private static String said(Announcement announcement) {
        return announcement.title().isEmpty() ? announcement.body() : announcement.title();
    }

    private static String beginning(String text) {
        return text.length() <= LONGEST_WORDS ? text : text.substring(0, LONGEST_WORDS);
    }

    /// What was said, and pushed, before that place.
    ///
    /// @param limit at most so many entries
    public ConversationPage page(ClientId client, ConversationPlace from, int limit) {
        List<ConversationEntry> said = said(client, from.message(), limit + 1);
        List<ConversationEntry> sent = pushes.sentTo(client, from.push(), limit + 1).stream()
                .<ConversationEntry>map(each -> new ConversationEntry.Pushed(each.push(), each.delivery()))
                .toList();
        return merge(said, sent, from, limit);
    }

    /// Each in its own order, whatever the clock did meanwhile.
    private static ConversationPage merge(
            List<ConversationEntry> said, List<ConversationEntry> sent, ConversationPlace from, int limit) {
        List<ConversationEntry> merged = new ArrayList<>();
        int saidTaken = 0;
        int sentTaken = 0;
        ConversationPlace next = from;
        while (merged.size() < limit && saidTaken + sentTaken < said.size() + sent.size()) {
            boolean takeSaid = sentTaken == sent.size()
                    || (saidTaken < said.size()
                            && !said.get(saidTaken)
                                    .at()
                                    .isBefore(sent.get(sentTaken).at()));
            ConversationEntry entry = takeSaid ? said.get(saidTaken++) : sent.get(sentTaken++);
            merged.add(entry);
            next = after(entry, next);
        }
        return new ConversationPage(merged, next, saidTaken + sentTaken < said.size() + sent.size());
    }

    private static ConversationPlace after(ConversationEntry entry, ConversationPlace place) {
        return switch (entry) {
            case ConversationEntry.Wrote wrote -> new ConversationPlace(wrote.number(), place.push());
            case ConversationEntry.SentBytes bytes -> new ConversationPlace(bytes.number(), place.push());
            case ConversationEntry.Clicked clicked -> new ConversationPlace(clicked.number(), place.push());
            case ConversationEntry.Pushed pushed ->
                new ConversationPlace(place.message(), pushed.push().number());
        };
    }

    private List<ConversationEntry> said(ClientId client, long before, int limit) {
        return readers.read(connection -> {
            List<ConversationEntry> said = new ArrayList<>();
            for (ConversationEntry entry : Sql.list(connection, """
                            SELECT number, at, text, size, push_id FROM messages
                            WHERE conversation = (SELECT number FROM conversations WHERE client_id = ?) AND number < ?
                            ORDER BY number DESC LIMIT ?
                            """, Inbox::entry, client, before, limit)) {
                said.add(entry instanceof ConversationEntry.Clicked clicked ? titled(connection, clicked) : entry);
            }
            return said;
        });
    }

    private static ConversationEntry entry(ResultSet row) throws SQLException {
        long number = row.getLong("number");
        Instant at = Instant.ofEpochMilli(row.getLong("at"));
        String text = row.getString("text");
        String push = row.getString("push_id");
        if (push != null) {
            return new ConversationEntry.Clicked(number, at, new PushId(push), "", text);
        }
        return text == null
                ? new ConversationEntry.SentBytes(number, at, row.getInt("size"))
                : new ConversationEntry.Wrote(number, at, text, row.getInt("size"));
    }

    private static ConversationEntry titled(Connection connection, ConversationEntry.Clicked clicked)
            throws SQLException {
        Optional<PushRecord> push = PushTable.find(connection, clicked.push());
        return push.<ConversationEntry>map(found -> new ConversationEntry.Clicked(
                        clicked.number(),
                        clicked.at(),
                        clicked.push(),
                        beginning(said(found.announcement())),
                        clicked.button()))
                .orElse(clicked);
    }

    /// What nobody read, in all.
    public UnreadCount unread() {
        return readers.read(connection -> Sql.first(
                        connection,
                        "SELECT count(*), coalesce(sum(unread), 0) FROM conversations WHERE unread > 0",
                        row -> new UnreadCount(row.getInt(1), row.getInt(2)))
                .orElse(UnreadCount.NONE));
    }
}
