package io.pushdeck.console.testing;

import io.pushdeck.server.group.Group;
import io.pushdeck.server.hub.HubSnapshot;
import io.pushdeck.server.hub.SessionView;
import io.pushdeck.server.identity.Claims;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.GroupId;
import io.pushdeck.server.identity.Proof;
import io.pushdeck.server.identity.SessionId;
import io.pushdeck.server.security.ServerCertificate;
import io.pushdeck.server.session.Backlog;
import io.pushdeck.server.session.Handshake;
import io.pushdeck.server.session.Traffic;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/// Plausible clients and groups in any number, the same at every call. Every seventh client is a guest; in the
/// groups are a few people who are not connected.
public final class Sample {
    public static final Instant NOW = Instant.parse("2026-11-23T09:30:00Z");

    public static final Group FRONT_DESK = group(1, "Front desk", Group.Colour.BLUE);
    public static final Group WAREHOUSE = group(2, "Warehouse", Group.Colour.GREEN);
    public static final Group SHANGHAI = group(3, "上海门店", Group.Colour.AMBER);
    public static final Group NIGHT_SHIFT = group(4, "Night shift", Group.Colour.PURPLE);
    public static final Group VOLUNTEERS = group(5, "志愿者", Group.Colour.TEAL);
    public static final List<Group> GROUPS = List.of(FRONT_DESK, WAREHOUSE, SHANGHAI, NIGHT_SHIFT, VOLUNTEERS);

    private static final List<String> NAMES = List.of(
            "Mei Lin",
            "Reception tablet",
            "收银台 3",
            "Oskar Berg",
            "Gate B screen",
            "仓库扫描枪",
            "Amira Haddad",
            "Kiosk 12",
            "王小明",
            "Loading dock",
            "Jonas Weber",
            "数字看板 5",
            "Priya Nair",
            "Stage left",
            "李娜",
            "Info point",
            "Tom Okafor",
            "车载终端 8");
    private static final List<String> AGENTS = List.of(
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36",
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:144.0) Gecko/20100101 Firefox/144.0",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 Version/18.6 Safari/604.1",
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0",
            "python-websockets/15.0");

    private Sample() {}

    /// `clients` connections of as many people, in all groups.
    public static HubSnapshot snapshot(int clients) {
        return snapshot(clients, GROUPS);
    }

    public static HubSnapshot snapshot(int clients, List<Group> groups) {
        List<SessionView> sessions = new ArrayList<>();
        Map<GroupId, Set<ClientId>> members = new HashMap<>();
        Map<ClientId, String> names = new HashMap<>();
        groups.forEach(group -> members.put(group.id(), new TreeSet<>()));
        for (int i = 0; i < clients; i++) {
            SessionView session = session(i);
            sessions.add(session);
            if (!groups.isEmpty() && i % 3 != 2) {
                members(members, groups.get(i % groups.size())).add(session.client());
            }
            if (!groups.isEmpty() && i % 4 == 0) {
                members(members, groups.get((i + 2) % groups.size())).add(session.client());
            }
        }
        for (int i = 0; i < groups.size() * 2; i++) {
            ClientId absent = new ClientId("absent-" + i);
            names.put(absent, NAMES.get(i % NAMES.size()) + " (old)");
            members(members, groups.get(i % groups.size())).add(absent);
        }
        return new HubSnapshot(0, sessions, groups, members, names);
    }

    private static Set<ClientId> members(Map<GroupId, Set<ClientId>> members, Group of) {
        return members.computeIfAbsent(of.id(), key -> new TreeSet<>());
    }

    /// The connection number `i`, from 0.
    public static SessionView session(int i) {
        SessionId id = new SessionId(i + 1L);
        boolean guest = i % 7 == 6;
        ClientId client = guest ? ClientId.guest(id) : new ClientId("c-%05d".formatted(i));
        String name = guest ? client.value() : NAMES.get(i % NAMES.size()) + (i < NAMES.size() ? "" : " · " + i);
        return new SessionView(
                id,
                client,
                name,
                "",
                i % 3 == 0 ? "zh-CN" : "en",
                handshake(i),
                NOW.minusSeconds(37L * (i % 900) + 5),
                traffic(i));
    }

    /// One that has shown a token with these claims.
    public static SessionView proved(int i, Claims claims) {
        SessionView plain = session(i);
        return new SessionView(
                new SessionId(200_000L + i),
                new ClientId("proved-" + i),
                "Proved " + i,
                "",
                plain.language(),
                plain.handshake(),
                NOW,
                plain.traffic(),
                Optional.of(new Proof(claims, NOW.plusSeconds(3_600))));
    }

    /// The simulated client number `i`, as a rehearsal has them; its connection comes after those of [#snapshot].
    public static SessionView simulated(int i) {
        return new SessionView(
                new SessionId(100_000L + i),
                ClientId.simulated("lq3k-steady-" + i),
                "Steady " + i,
                "",
                "en",
                handshake(i),
                NOW.minusSeconds(i),
                traffic(i));
    }

    public static Traffic traffic(int i) {
        Backlog backlog = i % 40 == 11 ? new Backlog(48_000, 1_048_576, Duration.ofMillis(300)) : Backlog.NONE;
        return new Traffic(i * 31L % 900, i * 17L % 60, 0, backlog, NOW.minusSeconds(i % 50));
    }

    /// What a server shows that made its certificate itself, good for so many more days of the real clock.
    public static ServerCertificate certificate(int days) {
        Instant now = Instant.now();
        return new ServerCertificate(
                "CN=Pushdeck",
                List.of("localhost", "127.0.0.1", "desk-3", "192.168.1.20"),
                "CN=Pushdeck",
                now.minus(Duration.ofDays(1)),
                now.plus(Duration.ofDays(days)).plus(Duration.ofHours(12)),
                "5E:1B:0C:9A:44:D3:7F:20:8B:6E:F1:35:A2:C8:19:EE:73:0D:52:B6:94:3A:E7:08:CF:61:2D:B0:58:9F:14:A7",
                true,
                "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n");
    }

    /// A session whose client has not read for a while.
    public static Traffic slowTraffic() {
        return new Traffic(420, 3, 17, new Backlog(612_000, 1_048_576, Duration.ofSeconds(6)), NOW);
    }

    private static Handshake handshake(int i) {
        return new Handshake(
                address(i),
                40_000 + i % 20_000,
                i % 5 == 0 ? "/board" : "/",
                Map.of(),
                AGENTS.get(i % AGENTS.size()),
                i % 3 == 0 ? "zh-CN" : "en",
                "http://localhost:8081",
                13,
                "");
    }

    private static InetAddress address(int i) {
        try {
            return InetAddress.getByAddress(new byte[] {10, 2, (byte) (i >> 8), (byte) i});
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Group group(int number, String name, Group.Colour colour) {
        return new Group(GroupId.of(new UUID(0, number)), name, colour);
    }
}
