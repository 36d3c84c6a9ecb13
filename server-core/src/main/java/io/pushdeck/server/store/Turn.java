package io.pushdeck.server.store;

import io.pushdeck.server.identity.PlanId;
import io.pushdeck.server.schedule.PlanRun;
import java.time.Instant;
import java.util.Optional;

/// One run of a plan that is about to be taken, which can be done once. Immutable.
///
/// @param expected what the plan said of its next run; if it says something else by now, this one is not taken
/// @param next     what it says from then on
public record Turn(PlanId plan, Optional<Instant> expected, Optional<Instant> next, PlanRun run) {}
