/// Conversations with clients: what they wrote and pressed, what they were told, and answering. Confined to the JavaFX
/// thread.
@NullMarked
package io.pushdeck.console.inbox;

import org.jspecify.annotations.NullMarked;
