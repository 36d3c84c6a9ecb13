/// The window around the pages: navigation, server card, dock, status bar, shortcuts, theme. Knows no feature; it is
/// handed their nodes. Confined to the JavaFX thread.
@NullMarked
package io.pushdeck.console.shell;

import org.jspecify.annotations.NullMarked;
