/// The settings page: language, theme, server, safety, data. Confined to the JavaFX thread.
@NullMarked
package io.pushdeck.console.settings;

import org.jspecify.annotations.NullMarked;
