/// What can be dragged, where it may be dropped, and what that would do. Confined to the JavaFX thread.
@NullMarked
package io.pushdeck.console.transfer;

import org.jspecify.annotations.NullMarked;
