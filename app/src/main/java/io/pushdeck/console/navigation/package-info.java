/// Where the operator can go, as values. Confined to the JavaFX thread.
@NullMarked
package io.pushdeck.console.navigation;

import org.jspecify.annotations.NullMarked;
