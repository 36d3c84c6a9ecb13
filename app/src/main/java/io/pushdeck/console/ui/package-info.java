/// Controls that every feature may use; they know texts and values, no feature. Confined to the JavaFX thread.
@NullMarked
package io.pushdeck.console.ui;

import org.jspecify.annotations.NullMarked;
