/// How the server is doing: charts of what it measures of itself, live and back to a week, with the pushes on them. On
/// the JavaFX thread.
@NullMarked
package io.pushdeck.console.dashboard;

import org.jspecify.annotations.NullMarked;
