/// Pushes that were made: the list of them, the page of each, who got it and why somebody did not. Confined to the
/// JavaFX thread.
@NullMarked
package io.pushdeck.console.history;

import org.jspecify.annotations.NullMarked;
