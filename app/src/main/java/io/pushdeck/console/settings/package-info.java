/// The settings page: look, server, data; the certificate; the limits and what they held off. Confined to the JavaFX
/// thread.
@NullMarked
package io.pushdeck.console.settings;

import org.jspecify.annotations.NullMarked;
