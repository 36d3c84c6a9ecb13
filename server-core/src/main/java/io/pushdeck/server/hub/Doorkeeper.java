package io.pushdeck.server.hub;

import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.people.Ban;
import io.pushdeck.server.people.BanBook;
import io.pushdeck.server.session.Connection;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Keeps out who is banned. Asked when a connection opens, when it has said who it is, and once more when it is let in,
/// since the ban may have come between. Confined to the hub thread.
final class Doorkeeper {
    private final BanBook bans;
    private final Clock clock;

    Doorkeeper(BanBook bans, Clock clock) {
        this.bans = bans;
        this.clock = clock;
    }

    /// @return the words for the close frame; empty for one that may come in, as far as its address goes
    Optional<String> refuses(Connection connection) {
        Instant now = clock.instant();
        return bans.find(addressOf(connection), now).map(this::refuse);
    }

    /// @return the words for the close frame; empty for one that may come in
    Optional<String> refuses(Connection connection, ClientId client) {
        Instant now = clock.instant();
        return bans.find(client, addressOf(connection), now).map(this::refuse);
    }

    private static InetAddress addressOf(Connection connection) {
        return connection.handshake().address();
    }

    private String refuse(Ban ban) {
        bans.count(ban);
        return words(ban);
    }

    /// The reason is the operator's own; it does not go out.
    static String words(Ban ban) {
        return ban.until()
                .map(until -> "Banned by the operator until " + until.truncatedTo(ChronoUnit.SECONDS))
                .orElse("Banned by the operator");
    }
}
