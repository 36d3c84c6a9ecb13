package io.pushdeck.console.testing;

import io.pushdeck.server.group.Group;
import io.pushdeck.server.hub.HubSnapshot;
import io.pushdeck.server.hub.SessionView;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.GroupId;
import io.pushdeck.server.identity.SessionId;
import io.pushdeck.server.session.Backlog;
import io.pushdeck.server.session.Handshake;
import io.pushdeck.server.session.Traffic;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// People and devices as a real fair or shop would have them, for pictures. [Sample] is for tests: there everything can
/// be computed, here it looks grown.
final class Cast {
    private static final List<String> FIRST = List.of(
            "Amira", "Oskar", "Priya", "Jonas", "Lucia", "Tom", "Nadia", "Felix", "Grace", "Hugo", "Ines", "Kofi",
            "Lena", "Marco", "Nora", "Paulo", "Ruth", "Sami", "Vera", "Ada");
    private static final List<String> LAST = List.of(
            "Haddad", "Berg", "Nair", "Weber", "Rossi", "Okafor", "Petrova", "Novak", "Adams", "Silva", "Costa",
            "Mensah", "Fischer", "Ito", "Santos", "Cohen", "Farah", "Horvat", "Young", "Blom");
    private static final List<String> SURNAMES =
            List.of("王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "林");
    private static final List<String> GIVEN = List.of("小明", "娜", "伟", "静怡", "磊", "敏", "晓东", "婷", "子涵", "建国", "雨桐");
    private static final List<String> DEVICES = List.of("Kiosk %d", "Reception tablet %d", "Gate screen %d", "Dock %d");
    private static final List<String> ZH_DEVICES = List.of("收银台 %d", "仓库扫描枪 %d", "数字看板 %d", "车载终端 %d");
    private static final List<String> AGENTS = List.of(
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/142.0.0.0 Safari/537.36",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 Version/18.6 Safari/604.1",
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:144.0) Gecko/20100101 Firefox/144.0",
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0",
            "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/141.0.0.0 Mobile Safari/537.36");

    private Cast() {}

    /// That many connections; no groups while there is nobody.
    ///
    /// @param now what the last signs of life are counted back from
    static HubSnapshot snapshot(int clients, Instant now) {
        if (clients == 0) {
            return Sample.snapshot(0, List.of());
        }
        List<SessionView> sessions = new ArrayList<>();
        Map<GroupId, Set<ClientId>> members = new HashMap<>();
        Sample.GROUPS.forEach(group -> members.put(group.id(), new TreeSet<>()));
        Map<ClientId, String> absent = new HashMap<>();
        for (int i = 0; i < clients; i++) {
            SessionView session = session(i, now);
            sessions.add(session);
            for (Group group : groupsOf(i)) {
                join(members, group, session.client());
            }
        }
        for (int i = 0; i < Math.min(clients, 23); i++) {
            ClientId gone = new ClientId("c-%05d".formatted(9_000 + i));
            absent.put(gone, name(600 + i));
            join(members, Sample.GROUPS.get(i * i % Sample.GROUPS.size()), gone);
        }
        return new HubSnapshot(0, sessions, Sample.GROUPS, members, absent);
    }

    private static void join(Map<GroupId, Set<ClientId>> members, Group group, ClientId client) {
        members.computeIfAbsent(group.id(), key -> new TreeSet<>()).add(client);
    }

    /// The connection number `i`, from 0.
    static SessionView session(int i, Instant now) {
        SessionId id = new SessionId(i + 1L);
        boolean guest = i % 11 == 8;
        ClientId client = guest ? ClientId.guest(id) : new ClientId("c-%05d".formatted(i));
        Handshake handshake = new Handshake(
                address(i),
                40_000 + scattered(i) % 20_000,
                "/",
                Map.of(),
                AGENTS.get(scattered(i) % AGENTS.size()),
                i % 3 == 0 ? "zh-CN" : "en",
                "http://localhost:8081",
                13,
                "");
        int quiet = i % 9 == 5 ? 60 + scattered(i) % 400 : scattered(i) % 45;
        Traffic traffic =
                new Traffic(12 + scattered(i) % 480, scattered(i) % 40, 0, Backlog.NONE, now.minusSeconds(quiet));
        return new SessionView(
                id,
                client,
                guest ? client.value() : name(i),
                "",
                handshake.language(),
                handshake,
                now.minusSeconds(120 + scattered(i) * 7L % 8_000),
                traffic);
    }

    static String name(int i) {
        int n = i / 6;
        return switch (i % 6) {
            case 0 -> english(2 * n);
            case 1 -> DEVICES.get(n % DEVICES.size()).formatted(n / DEVICES.size() + 1);
            case 2 -> chinese(2 * n);
            case 3 -> english(2 * n + 1);
            case 4 -> ZH_DEVICES.get(n % ZH_DEVICES.size()).formatted(n / ZH_DEVICES.size() + 1);
            default -> chinese(2 * n + 1);
        };
    }

    private static String english(int k) {
        return FIRST.get(k % FIRST.size()) + " " + LAST.get((7 * k + k / FIRST.size()) % LAST.size());
    }

    private static String chinese(int k) {
        return SURNAMES.get(k % SURNAMES.size()) + GIVEN.get((5 * k + k / SURNAMES.size()) % GIVEN.size());
    }

    private static List<Group> groupsOf(int i) {
        return switch (scattered(i) % 12) {
            case 0, 1, 2 -> List.of(Sample.FRONT_DESK);
            case 3 -> List.of(Sample.FRONT_DESK, Sample.NIGHT_SHIFT);
            case 4 -> List.of(Sample.VOLUNTEERS);
            case 5, 6 -> List.of(Sample.SHANGHAI);
            case 7 -> List.of(Sample.SHANGHAI, Sample.VOLUNTEERS);
            case 8 -> i % 6 == 4 ? List.of(Sample.WAREHOUSE, Sample.SHANGHAI) : List.of(Sample.WAREHOUSE);
            default -> List.of();
        };
    }

    /// Some number from 0 to 65535, always the same for `i`.
    private static int scattered(int i) {
        return (int) ((((i + 1) * 2_654_435_761L) >>> 16) & 0xffff);
    }

    private static InetAddress address(int i) {
        try {
            return InetAddress.getByAddress(
                    new byte[] {(byte) 192, (byte) 168, (byte) (1 + i / 200), (byte) (20 + i % 200)});
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
