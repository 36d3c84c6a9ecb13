/// Everyone who is connected: find, sort, choose, look at, act on. Confined to the JavaFX thread.
@NullMarked
package io.pushdeck.console.clients;

import org.jspecify.annotations.NullMarked;
