/// Who sits there: an operator, who may do everything, or a viewer, who looks. The PIN between the two, and the one
/// place where what changes something is refused to viewers. Confined to the JavaFX thread.
@NullMarked
package io.pushdeck.console.roles;

import org.jspecify.annotations.NullMarked;
