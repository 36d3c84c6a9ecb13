/// Writing a message and choosing whom it reaches. Confined to the JavaFX thread.
@NullMarked
package io.pushdeck.console.compose;

import org.jspecify.annotations.NullMarked;
