package io.pushdeck.server.hub;

import io.pushdeck.server.group.Group;
import io.pushdeck.server.group.GroupEdit;
import io.pushdeck.server.group.GroupEditResult;
import io.pushdeck.server.hub.DeliveryLog.CatchUp;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.SessionId;
import io.pushdeck.server.message.CloseReason;
import io.pushdeck.server.protocol.ClientFrame.Hello;
import io.pushdeck.server.protocol.Decoded;
import io.pushdeck.server.protocol.ServerFrame;
import io.pushdeck.server.security.TokenVerdict;
import io.pushdeck.server.session.Connection;
import io.pushdeck.server.session.Handshake;
import io.pushdeck.server.session.IdentityTrust;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Connections on their way in. A plain one is a client at once. One that speaks `pushdeck.v1` is nobody before its
/// hello,
/// and is let in when it is known what it missed, so that its welcome is the first it gets. Confined to the hub thread.
final class Reception {
    private static final int HELLO_LIMIT_MEASURINGS = (int) (5_000 / Hub.MEASURING_PERIOD.toMillis());
    /// As many as a client may send at once.
    private static final int MAX_EARLY_FRAMES = 100;

    private final HubState state;
    private final HubPorts ports;
    private final Outlet outlet;
    private final Replays replays;
    private final BiConsumer<Roster.Entry, Decoded> conversation;
    private final Executor hubThread;
    private final Doorkeeper door;
    private final Map<SessionId, Arrival> arrivals = new LinkedHashMap<>();
    private IdentityTrust trust = IdentityTrust.LOOPBACK;
    private int tokensRefused;
    private String lastWords = "";
    private @Nullable InetAddress lastRefused;

    private static final class Arrival {
        private final Connection connection;
        /// What came between its hello and its welcome.
        private final List<Decoded> early = new ArrayList<>();

        /// Whether its hello has come; its token may still be looked at.
        private boolean greeted;
        private Identification.@Nullable Known who;
        private int measurings;
        private int joinsUnderway;

        Arrival(Connection connection) {
            this.connection = connection;
        }
    }

    /// @param conversation takes what a client says once it is welcome
    Reception(
            HubState state,
            HubPorts ports,
            Outlet outlet,
            Replays replays,
            BiConsumer<Roster.Entry, Decoded> conversation,
            Executor hubThread,
            Doorkeeper door) {
        this.state = state;
        this.ports = ports;
        this.outlet = outlet;
        this.replays = replays;
        this.conversation = conversation;
        this.hubThread = hubThread;
        this.door = door;
    }

    void trust(IdentityTrust newTrust) {
        trust = newTrust;
    }

    void opened(Connection connection) {
        if (!connection.handshake().isPlain()) {
            door.refuses(connection)
                    .ifPresentOrElse(
                            words -> connection.close(CloseReason.BANNED, words),
                            () -> arrivals.put(connection.id(), new Arrival(connection)));
            return;
        }
        Optional<TokenVerdict.Refused> unproved = withoutToken(connection);
        if (unproved.isPresent()) {
            refuseToken(connection, unproved.get());
            return;
        }
        switch (identify(connection)) {
            case Identification.Known known ->
                door.refuses(connection, known.client())
                        .ifPresentOrElse(
                                words -> connection.close(CloseReason.BANNED, words),
                                () -> state.admit(
                                        connection,
                                        known,
                                        "",
                                        connection.handshake().language()));
            case Identification.Refused refused -> connection.close(CloseReason.BAD_IDENTITY, refused.words());
        }
    }

    private Identification identify(Connection connection) {
        Handshake handshake = connection.handshake();
        return needsToken(connection)
                ? Identification.guest(
                        connection.id(), handshake, trust, handshake.query().getOrDefault("name", ""))
                : Identification.of(connection.id(), handshake, trust);
    }

    /// Who is simulated has proved it otherwise.
    private boolean needsToken(Connection connection) {
        return ports.tokens().checks() && !connection.handshake().simulated();
    }

    private Optional<TokenVerdict.Refused> withoutToken(Connection connection) {
        return needsToken(connection)
                ? ports.tokens().withoutToken(connection.handshake().isPlain())
                : Optional.empty();
    }

    private void refuseToken(Connection connection, TokenVerdict.Refused verdict) {
        tokensRefused++;
        lastWords = verdict.words();
        lastRefused = connection.handshake().address();
        refuse(connection, CloseReason.BAD_TOKEN, verdict.words());
    }

    void closed(SessionId session) {
        arrivals.remove(session);
    }

    /// What a connection says before it is welcome. One that is not on its way in means nothing any more.
    void said(SessionId session, Decoded said) {
        Arrival arrival = arrivals.get(session);
        if (arrival == null) {
            return;
        }
        if (arrival.greeted) {
            if (arrival.early.size() < MAX_EARLY_FRAMES) {
                arrival.early.add(said);
            }
            return;
        }
        switch (said) {
            case Decoded.Frame frame -> {
                if (frame.frame() instanceof Hello hello) {
                    greet(arrival, hello);
                } else {
                    refuse(arrival.connection, CloseReason.NO_FRAME, "The first frame must be hello");
                }
            }
            case Decoded.Refused refused ->
                refuse(
                        arrival.connection,
                        CloseReason.NO_FRAME,
                        refused.refusal().message());
            case Decoded.NoFrame noFrame -> refuse(arrival.connection, CloseReason.NO_FRAME, noFrame.words());
        }
    }

    private void refuse(Connection connection, int code, String words) {
        arrivals.remove(connection.id());
        connection.close(code, words);
    }

    private void greet(Arrival arrival, Hello hello) {
        Connection connection = arrival.connection;
        arrival.greeted = true;
        if (!needsToken(connection)) {
            meet(arrival, Identification.of(connection.id(), connection.handshake(), trust, hello), hello);
        } else if (!hello.token().isEmpty()) {
            ports.tokens().check(hello.token(), verdict -> hubThread.execute(() -> judged(arrival, hello, verdict)));
        } else {
            withoutToken(connection)
                    .ifPresentOrElse(
                            verdict -> refuseToken(connection, verdict),
                            () -> meet(
                                    arrival,
                                    Identification.guest(connection.id(), connection.handshake(), trust, hello.name()),
                                    hello));
        }
    }

    private void judged(Arrival arrival, Hello hello, TokenVerdict verdict) {
        Connection connection = arrival.connection;
        if (!arrival.equals(arrivals.get(connection.id()))) {
            return;
        }
        switch (verdict) {
            case TokenVerdict.Accepted accepted -> meet(arrival, Identification.of(accepted, hello), hello);
            case TokenVerdict.Refused refused -> refuseToken(connection, refused);
        }
    }

    private void meet(Arrival arrival, Identification who, Hello hello) {
        Connection connection = arrival.connection;
        switch (who) {
            case Identification.Known known -> {
                Optional<String> banned = door.refuses(connection, known.client());
                if (banned.isPresent()) {
                    refuse(connection, CloseReason.BANNED, banned.get());
                } else {
                    arrival.who = known;
                    joinThen(arrival, known, hello);
                }
            }
            case Identification.Refused refused -> refuse(connection, CloseReason.BAD_IDENTITY, refused.words());
        }
    }

    /// The groups that the client names are on disk before it is welcome, so that the welcome tells them.
    private void joinThen(Arrival arrival, Identification.Known who, Hello hello) {
        ClientId client = who.client();
        if (who.believed() && !client.isPassing()) {
            for (Group group : groupsToJoin(client, hello)) {
                GroupEdit.Join join = new GroupEdit.Join(group.id(), Set.of(client));
                arrival.joinsUnderway++;
                ports.groups().keep(join, trouble -> hubThread.execute(() -> joined(arrival, join, trouble, hello)));
            }
        }
        if (arrival.joinsUnderway == 0) {
            ask(arrival, client, hello);
        }
    }

    private List<Group> groupsToJoin(ClientId client, Hello hello) {
        List<Group> present = state.groups().groupsOf(client);
        return hello.groups().stream()
                .map(name -> Optional.ofNullable(state.groups().findByName(name)))
                .flatMap(Optional::stream)
                .distinct()
                .filter(group -> !group.isSmart() && !present.contains(group))
                .toList();
    }

    private void joined(Arrival arrival, GroupEdit.Join join, Optional<GroupEditResult.Reason> trouble, Hello hello) {
        if (trouble.isEmpty()) {
            state.edit(join);
        }
        arrival.joinsUnderway--;
        Identification.Known who = arrival.who;
        if (arrival.joinsUnderway == 0 && who != null) {
            ask(arrival, who.client(), hello);
        }
    }

    private void ask(Arrival arrival, ClientId client, Hello hello) {
        ports.log()
                .resume(
                        client,
                        hello.resume(),
                        arrival.connection::isOpen,
                        missed -> hubThread.execute(() -> welcome(arrival, hello, missed)));
    }

    private void welcome(Arrival arrival, Hello hello, Optional<CatchUp> missed) {
        Connection connection = arrival.connection;
        Identification.Known who = arrival.who;
        if (who == null || !arrivals.remove(connection.id(), arrival)) {
            return;
        }
        if (missed.isEmpty()) {
            outlet.part(connection, Replays.UNREADABLE, Replays.UNREADABLE_CODE);
            return;
        }
        Optional<String> banned = door.refuses(connection, who.client());
        if (banned.isPresent()) {
            connection.close(CloseReason.BANNED, banned.get());
            return;
        }
        CatchUp told = missed.get();
        String language = hello.language().isEmpty() ? connection.handshake().language() : hello.language();
        Roster.Entry entry = state.admit(connection, who, hello.page(), language);
        if (who.believed() && who.client().isGuest()) {
            groupsToJoin(who.client(), hello)
                    .forEach(group -> state.edit(new GroupEdit.Join(group.id(), Set.of(who.client()))));
        }
        outlet.send(
                new ServerFrame.Welcome(
                        who.client(),
                        entry.view().name(),
                        connection.id(),
                        state.groupNames(who.client()),
                        told.end(),
                        told.resumed(),
                        told.missed(),
                        told.valid(),
                        Heartbeat.PERIOD),
                connection);
        entry.welcome();
        replays.begin(entry, told.pages());
        arrival.early.forEach(said -> conversation.accept(entry, said));
    }

    /// Lets go those who have not said hello in time, and tells of those who were refused.
    void measure() {
        InetAddress from = lastRefused;
        if (from != null) {
            state.tokensRefused(from, lastWords, tokensRefused);
            lastRefused = null;
            tokensRefused = 0;
        }
        for (Arrival arrival : List.copyOf(arrivals.values())) {
            arrival.measurings++;
            if (!arrival.greeted && arrival.measurings > HELLO_LIMIT_MEASURINGS) {
                refuse(arrival.connection, CloseReason.NO_HELLO, "No hello came within 5 s");
            }
        }
    }
}
