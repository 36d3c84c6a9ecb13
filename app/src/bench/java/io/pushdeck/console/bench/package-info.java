/// Measures the real console window, and writes what it found. Driven by the main thread, which may wait.
@NullMarked
package io.pushdeck.console.bench;

import org.jspecify.annotations.NullMarked;
