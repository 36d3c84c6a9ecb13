/// Everything a feature may use, in one value. Confined to the JavaFX thread.
@NullMarked
package io.pushdeck.console.desk;

import org.jspecify.annotations.NullMarked;
