package io.pushdeck.server.group;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/// Whom a smart group means. A person meets it by any one connection that meets it. People who are away can, too, if it
/// asks since when they are. Immutable.
///
/// @param conditions 1 to [#MOST], in the operator's order
public record Rule(Join join, List<Condition> conditions) {
    public static final int MOST = 10;

    public enum Join {
        /// Every condition is to be met.
        ALL,
        /// One is enough.
        ANY
    }

    public Rule {
        conditions = List.copyOf(conditions);
        if (conditions.isEmpty() || conditions.size() > MOST) {
            throw new IllegalArgumentException(
                    "A rule has 1 to " + MOST + " conditions; this one has " + conditions.size());
        }
    }

    /// Whether people who are away can meet it.
    public boolean looksBack() {
        return conditions.stream().anyMatch(Condition.Seen.class::isInstance);
    }

    /// @param person one of each connection, or the one of somebody who is away
    public boolean isMetBy(Collection<Traits> person, Instant now) {
        for (Traits traits : person) {
            if (isMetBy(traits, now)) {
                return true;
            }
        }
        return false;
    }

    public boolean isMetBy(Traits traits, Instant now) {
        if (traits.presence() instanceof Traits.Away && !looksBack()) {
            return false;
        }
        for (Condition condition : conditions) {
            if (condition.isMetBy(traits, now) == (join == Join.ANY)) {
                return join == Join.ANY;
            }
        }
        return join == Join.ALL;
    }
}
