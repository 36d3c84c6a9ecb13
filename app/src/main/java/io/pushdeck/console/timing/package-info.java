/// When a push goes: how that is chosen, and how it is told. Owned by the JavaFX thread.
@NullMarked
package io.pushdeck.console.timing;

import org.jspecify.annotations.NullMarked;
