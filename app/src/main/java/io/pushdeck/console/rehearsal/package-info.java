/// Rehearsals: how many simulated clients of which behaviour, how they do, and what they got.
@NullMarked
package io.pushdeck.console.rehearsal;

import org.jspecify.annotations.NullMarked;
