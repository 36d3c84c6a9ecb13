/// What hangs on the wall: connections, groups and the last pushes, in large type, for looking only. Confined to the
/// JavaFX thread.
@NullMarked
package io.pushdeck.console.wallboard;

import org.jspecify.annotations.NullMarked;
