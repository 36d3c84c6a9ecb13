/// Pushes between the button and their end: the time to undo, the progress, the stop. Confined to the JavaFX thread.
@NullMarked
package io.pushdeck.console.sending;

import org.jspecify.annotations.NullMarked;
