/// Changes of groups as the operator makes them, by mouse, menu or keyboard: words, undo, refusals. Confined to the
/// JavaFX thread.
@NullMarked
package io.pushdeck.console.membership;

import org.jspecify.annotations.NullMarked;
