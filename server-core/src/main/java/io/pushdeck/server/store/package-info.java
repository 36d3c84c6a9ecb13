/// The SQLite file: groups, their members, and names. Written by the thread "pushdeck-store" alone; read on the
/// caller's.
@NullMarked
package io.pushdeck.server.store;

import org.jspecify.annotations.NullMarked;
