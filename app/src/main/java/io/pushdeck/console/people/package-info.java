/// Everyone who is known, here or not: notes, bans, when they were here, and who was here at a time that has passed.
/// Confined to the JavaFX thread.
@NullMarked
package io.pushdeck.console.people;

import org.jspecify.annotations.NullMarked;
