/// How people get in: the addresses of the receiver page, its QR code, and the switch that opens the server to the
/// network. Confined to the JavaFX thread.
@NullMarked
package io.pushdeck.console.sharing;

import org.jspecify.annotations.NullMarked;
