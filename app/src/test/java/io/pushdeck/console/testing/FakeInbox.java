package io.pushdeck.console.testing;

import io.pushdeck.console.bridge.InboxBackend;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.message.Conversation;
import io.pushdeck.server.message.ConversationEntry;
import io.pushdeck.server.message.ConversationPage;
import io.pushdeck.server.message.ConversationPlace;
import io.pushdeck.server.message.ConversationQuery;
import io.pushdeck.server.message.UnreadCount;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.util.Subscription;

/// An inbox in memory, whose pushes are those of a [FakeHistory]. It answers before the call returns; what is asked of
/// it is noted.
public final class FakeInbox implements InboxBackend {
    private final FakeHistory history;
    private final Map<ClientId, List<ConversationEntry>> said = new LinkedHashMap<>();
    private final Map<ClientId, String> names = new HashMap<>();
    private final Map<ClientId, Long> readUpTo = new HashMap<>();
    private final List<Consumer<Set<ClientId>>> watchers = new ArrayList<>();
    private final List<Consumer<String>> troubled = new ArrayList<>();
    private final List<String> calls = new ArrayList<>();
    private String failure = "";
    private long lastNumber;

    public FakeInbox(FakeHistory history) {
        this.history = history;
    }

    /// What was asked, in order: `list hello UNREAD`, `page c-1 50`, `read c-1`, `unread c-1`.
    public List<String> calls() {
        return List.copyOf(calls);
    }

    public void say(ClientId client, String name, String text, Instant at) {
        add(client, name, new ConversationEntry.Wrote(next(), at, text, text.length()));
    }

    public void click(ClientId client, String name, PushId push, String title, String button, Instant at) {
        add(client, name, new ConversationEntry.Clicked(next(), at, push, title, button));
    }

    /// Puts something there and tells whoever watches.
    public void add(ClientId client, String name, ConversationEntry entry) {
        said.computeIfAbsent(client, first -> new ArrayList<>()).add(entry);
        names.put(client, name);
        tell(Set.of(client));
    }

    public long next() {
        lastNumber++;
        return lastNumber;
    }

    /// Says that something of these changed.
    public void tell(Set<ClientId> changed) {
        List.copyOf(watchers).forEach(watcher -> watcher.accept(changed));
    }

    /// Questions fail with these words; an empty text mends it.
    public void fail(String detail) {
        failure = detail;
    }

    private <T> void answer(Consumer<T> whenDone, T value) {
        if (failure.isEmpty()) {
            whenDone.accept(value);
        } else {
            String why = failure;
            List.copyOf(troubled).forEach(each -> each.accept(why));
        }
    }

    @Override
    public void conversations(ConversationQuery query, Consumer<List<Conversation>> whenDone) {
        calls.add(("list " + query.words() + (query.unread() ? " UNREAD" : "")).strip());
        answer(
                whenDone,
                said.keySet().stream()
                        .filter(client -> query.among()
                                .map(among -> among.contains(client))
                                .orElse(true))
                        .filter(client -> fits(client, query.words().toLowerCase(Locale.ROOT)))
                        .map(this::conversation)
                        .filter(each -> !query.unread() || each.unread() > 0)
                        .sorted(Comparator.comparing(Conversation::at)
                                .thenComparingLong(Conversation::newest)
                                .reversed())
                        .skip(query.skip())
                        .limit(query.limit())
                        .toList());
    }

    private List<ConversationEntry> of(ClientId client) {
        return said.getOrDefault(client, List.of());
    }

    private boolean fits(ClientId client, String words) {
        return Stream.concat(
                        Stream.of(names.getOrDefault(client, "")),
                        of(client).stream().map(FakeInbox::words))
                .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(words));
    }

    private static String words(ConversationEntry entry) {
        return switch (entry) {
            case ConversationEntry.Wrote wrote -> wrote.text();
            case ConversationEntry.SentBytes bytes -> Integer.toString(bytes.bytes());
            case ConversationEntry.Clicked clicked -> clicked.button();
            case ConversationEntry.Pushed pushed ->
                pushed.push().announcement().title()
                        + pushed.push().announcement().body();
        };
    }

    private Conversation conversation(ClientId client) {
        ConversationEntry last = of(client).getLast();
        ConversationEntry shown = entries(client).stream()
                .filter(entry -> !(entry instanceof ConversationEntry.Pushed pushed)
                        || pushed.push().chosen().onlyClient().isPresent())
                .findFirst()
                .orElse(last);
        Conversation.Last kind = switch (shown) {
            case ConversationEntry.Wrote ignored -> Conversation.Last.TEXT;
            case ConversationEntry.SentBytes ignored -> Conversation.Last.BYTES;
            case ConversationEntry.Clicked ignored -> Conversation.Last.CLICK;
            case ConversationEntry.Pushed ignored -> Conversation.Last.ANSWER;
        };
        return new Conversation(
                client,
                names.getOrDefault(client, client.value()),
                shown.at(),
                kind,
                words(shown),
                unreadOf(client),
                number(last));
    }

    private int unreadOf(ClientId client) {
        return (int) of(client).stream()
                .filter(entry -> number(entry) > readUpTo.getOrDefault(client, 0L))
                .count();
    }

    private static long number(ConversationEntry entry) {
        return switch (entry) {
            case ConversationEntry.Wrote wrote -> wrote.number();
            case ConversationEntry.SentBytes bytes -> bytes.number();
            case ConversationEntry.Clicked clicked -> clicked.number();
            case ConversationEntry.Pushed pushed -> 0;
        };
    }

    /// Newest first.
    private List<ConversationEntry> entries(ClientId client) {
        List<ConversationEntry> all = new ArrayList<>(said.getOrDefault(client, List.of()));
        history.sentTo(
                client,
                10_000,
                sent -> sent.forEach(each -> all.add(new ConversationEntry.Pushed(each.push(), each.delivery()))));
        // Of the same moment the last one is the newest.
        return all.reversed().stream()
                .sorted(Comparator.comparing(ConversationEntry::at).reversed())
                .toList();
    }

    @Override
    public void page(ClientId client, ConversationPlace from, int limit, Consumer<ConversationPage> whenDone) {
        calls.add("page " + client + " " + limit);
        List<ConversationEntry> all = entries(client);
        answer(
                whenDone,
                new ConversationPage(all.stream().limit(limit).toList(), ConversationPlace.NEWEST, all.size() > limit));
    }

    @Override
    public void unread(Consumer<UnreadCount> whenDone) {
        int messages = said.keySet().stream().mapToInt(this::unreadOf).sum();
        int conversations = (int)
                said.keySet().stream().filter(client -> unreadOf(client) > 0).count();
        answer(whenDone, new UnreadCount(conversations, messages));
    }

    @Override
    public void markRead(Map<ClientId, Long> upTo) {
        upTo.keySet().stream().sorted().forEach(client -> calls.add("read " + client));
        upTo.forEach((client, number) -> readUpTo.merge(client, number, Math::max));
        tell(upTo.keySet());
    }

    @Override
    public void markUnread(Set<ClientId> clients) {
        clients.stream().sorted().forEach(client -> calls.add("unread " + client));
        clients.forEach(client -> readUpTo.put(client, number(of(client).getLast()) - 1));
        tell(clients);
    }

    @Override
    public Subscription watch(Consumer<Set<ClientId>> onChanged) {
        watchers.add(onChanged);
        return () -> watchers.remove(onChanged);
    }

    @Override
    public Subscription watchTrouble(Consumer<String> onTrouble) {
        troubled.add(onTrouble);
        return () -> troubled.remove(onTrouble);
    }
}
