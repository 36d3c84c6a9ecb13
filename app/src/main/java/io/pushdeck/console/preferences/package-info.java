/// What the console remembers of itself: window, language, theme, columns. Properties are confined to the JavaFX
/// thread; files are written on a thread of its own.
@NullMarked
package io.pushdeck.console.preferences;

import org.jspecify.annotations.NullMarked;
