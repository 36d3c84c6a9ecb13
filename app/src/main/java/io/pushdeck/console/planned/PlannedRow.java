package io.pushdeck.console.planned;

import io.pushdeck.server.schedule.Plan;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// A line of the list. Immutable.
sealed interface PlannedRow {
    /// Equal for the same line before and after a change.
    String key();

    /// What goes on that day.
    record Day(LocalDate day) implements PlannedRow {
        @Override
        public String key() {
            return "day-" + day;
        }
    }

    /// What does not go at all as things are.
    record Rest(Kind kind) implements PlannedRow {
        @Override
        public String key() {
            return "rest-" + kind;
        }
    }

    enum Kind {
        PAUSED,
        OVER
    }

    /// @param runs of the day that the line stands for, at most [PlannedModel#MOST_RUNS]; empty if it stands for none
    record Entry(Plan plan, List<Instant> runs) implements PlannedRow {
        public Entry {
            runs = List.copyOf(runs);
        }

        @Override
        public String key() {
            return plan.id().value();
        }
    }
}
