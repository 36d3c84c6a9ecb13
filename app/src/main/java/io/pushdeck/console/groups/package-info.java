/// The groups: a list to drop clients on, and a page that shows who is in each. Confined to the JavaFX thread.
@NullMarked
package io.pushdeck.console.groups;

import org.jspecify.annotations.NullMarked;
