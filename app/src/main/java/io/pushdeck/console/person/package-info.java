/// What is known of one person, for every feature that shows one. Confined to the JavaFX thread.
@NullMarked
package io.pushdeck.console.person;

import org.jspecify.annotations.NullMarked;
