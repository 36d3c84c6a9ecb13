package io.pushdeck.server.people;

import io.pushdeck.server.identity.AddressBlock;
import io.pushdeck.server.identity.ClientId;
import java.net.InetAddress;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Who may not come in, as it is on disk. Thread-safe: asked at each connection without a lock, changed rarely.
public final class BanBook {
    /// So many bans there may be at once.
    public static final int MOST = 10_000;

    private final Map<String, LongAdder> refused = new ConcurrentHashMap<>();
    private volatile Contents contents = new Contents(Map.of(), Map.of(), Map.of());

    private record Contents(
            Map<String, Ban> byKey, Map<ClientId, Ban> byClient, Map<AddressBlock, List<Ban>> byAddress) {
        static Contents of(Map<String, Ban> byKey) {
            Map<ClientId, Ban> byClient = new HashMap<>();
            Map<AddressBlock, List<Ban>> byAddress = new HashMap<>();
            for (Ban ban : byKey.values()) {
                ban.client().ifPresent(client -> byClient.put(client, ban));
                ban.address()
                        .ifPresent(address -> byAddress.merge(
                                AddressBlock.of(address),
                                List.of(ban),
                                (old, more) -> Stream.concat(old.stream(), more.stream())
                                        .toList()));
            }
            return new Contents(Map.copyOf(byKey), Map.copyOf(byClient), Map.copyOf(byAddress));
        }
    }

    /// Starts over with these.
    public synchronized void reset(Collection<Ban> bans) {
        Map<String, Ban> byKey = new HashMap<>();
        bans.forEach(ban -> byKey.put(ban.key(), ban));
        contents = Contents.of(byKey);
    }

    /// In the place of the one with that key.
    public synchronized void put(Ban ban) {
        Map<String, Ban> byKey = new HashMap<>(contents.byKey());
        byKey.put(ban.key(), ban);
        contents = Contents.of(byKey);
    }

    public synchronized void lift(String key) {
        Map<String, Ban> byKey = new HashMap<>(contents.byKey());
        byKey.remove(key);
        refused.remove(key);
        contents = Contents.of(byKey);
    }

    /// Those that still count; in no order.
    public List<Ban> all(Instant now) {
        return contents.byKey().values().stream()
                .filter(ban -> !ban.isOver(now))
                .toList();
    }

    /// The ban that keeps this client out.
    public Optional<Ban> find(ClientId client, InetAddress address, Instant now) {
        Contents known = contents;
        @Nullable Ban own = known.byClient().get(client);
        return own != null && !own.isOver(now) ? Optional.of(own) : find(known, address, now);
    }

    /// The ban that keeps out whoever comes from there.
    public Optional<Ban> find(InetAddress address, Instant now) {
        return find(contents, address, now);
    }

    private static Optional<Ban> find(Contents known, InetAddress address, Instant now) {
        if (known.byAddress().isEmpty()) {
            return Optional.empty();
        }
        return known.byAddress().getOrDefault(AddressBlock.of(address), List.of()).stream()
                .filter(ban -> !ban.isOver(now))
                .findFirst();
    }

    /// Somebody was kept out by it.
    public void count(Ban ban) {
        refused.computeIfAbsent(ban.key(), key -> new LongAdder()).increment();
    }

    /// How often somebody was kept out by the ban of that key, since the server was opened.
    public long refused(String key) {
        LongAdder count = refused.get(key);
        return count == null ? 0 : count.sum();
    }
}
