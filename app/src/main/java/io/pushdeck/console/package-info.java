/// The console as a program: finds its data folder, builds everything, opens the window, and ends in reverse.
@NullMarked
package io.pushdeck.console;

import org.jspecify.annotations.NullMarked;
