package io.pushdeck.server.message;

import java.time.Duration;
import java.util.Optional;

/// How a push goes on once it is made. Immutable.
///
/// @param escalateAfter when it gets louder for those who have not confirmed it by then; empty for never
/// @param repetition    only of a push that asks to be confirmed
/// @param pace          empty if everybody gets it at once
public record Course(Optional<Duration> escalateAfter, Optional<Repetition> repetition, Optional<Pace> pace) {
    /// It goes out, and that is all.
    public static final Course USUAL = new Course(Optional.empty(), Optional.empty(), Optional.empty());

    public Course {
        if (escalateAfter.isPresent() && !escalateAfter.get().isPositive()) {
            throw new IllegalArgumentException("A push gets louder after a while, not after " + escalateAfter.get());
        }
    }

    public static Course louderAfter(Optional<Duration> escalateAfter) {
        return USUAL.withEscalation(escalateAfter);
    }

    private Course withEscalation(Optional<Duration> changed) {
        return new Course(changed, repetition, pace);
    }

    public Course withRepetition(Optional<Repetition> changed) {
        return new Course(escalateAfter, changed, pace);
    }

    public Course withPace(Optional<Pace> changed) {
        return new Course(escalateAfter, repetition, changed);
    }
}
