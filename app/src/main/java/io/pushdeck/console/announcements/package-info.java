/// Announcements and whom they go to, as they are told and drawn everywhere. Owned by the JavaFX thread.
@NullMarked
package io.pushdeck.console.announcements;

import org.jspecify.annotations.NullMarked;
