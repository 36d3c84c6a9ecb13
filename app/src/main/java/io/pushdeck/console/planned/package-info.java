/// Pushes that go later: by day, on a calendar, and what came of them. Owned by the JavaFX thread.
@NullMarked
package io.pushdeck.console.planned;

import org.jspecify.annotations.NullMarked;
