/// Where server threads and the JavaFX thread meet: events in, commands out. The only user of `Platform`.
@NullMarked
package io.pushdeck.console.bridge;

import org.jspecify.annotations.NullMarked;
