/// What happened, as it happens: connections, groups, pushes, messages, trouble. Confined to the JavaFX thread.
@NullMarked
package io.pushdeck.console.activity;

import org.jspecify.annotations.NullMarked;
