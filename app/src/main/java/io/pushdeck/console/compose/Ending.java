package io.pushdeck.console.compose;

import io.pushdeck.console.bridge.PushNews;
import io.pushdeck.console.bridge.PushOutcome;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.message.FrozenAudience;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What became of something that was pushed. Immutable.
sealed interface Ending {
    /// It never left. In the composer again, or beside it if something else is there meanwhile.
    ///
    /// @param beside whether something else is there
    record TakenBack(boolean beside) implements Ending {}

    /// @param beside as of [TakenBack]
    record Refused(PushNews.Refusal refusal, boolean beside) implements Ending {}

    /// @param push empty for a live update
    record Sent(Optional<PushId> push, PushOutcome outcome, Drift drift) implements Ending {
        /// Whether at least one connection took it.
        boolean reachedAnyone() {
            return outcome.written() + outcome.waiting() > 0;
        }
    }

    /// How those whom it went to differ from those who were shown.
    ///
    /// @param more not shown, and got it
    /// @param less shown, and did not get it
    record Drift(List<ClientId> more, List<ClientId> less) {
        static final Drift NONE = new Drift(List.of(), List.of());

        static Drift between(FrozenAudience shown, FrozenAudience sent) {
            return new Drift(without(people(sent), people(shown)), without(people(shown), people(sent)));
        }

        private static List<ClientId> people(FrozenAudience audience) {
            List<ClientId> people = new ArrayList<>(audience.online());
            people.addAll(audience.offline());
            return people;
        }

        private static List<ClientId> without(List<ClientId> all, List<ClientId> those) {
            Set<ClientId> out = new HashSet<>(those);
            return all.stream().filter(client -> !out.contains(client)).toList();
        }
    }
}
