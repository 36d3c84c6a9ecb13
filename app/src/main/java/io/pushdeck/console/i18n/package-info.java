/// The console's words in each language, switchable at run time. Confined to the JavaFX thread.
@NullMarked
package io.pushdeck.console.i18n;

import org.jspecify.annotations.NullMarked;
