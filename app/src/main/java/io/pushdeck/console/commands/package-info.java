/// Everything the operator can have done, by name, for whoever offers it in one place. Confined to the JavaFX thread.
@NullMarked
package io.pushdeck.console.commands;

import org.jspecify.annotations.NullMarked;
