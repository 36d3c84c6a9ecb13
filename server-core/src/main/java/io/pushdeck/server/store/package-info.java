/// The SQLite file: groups, their members, names, the log of pushes, and what became of each push for each person.
/// Written by the thread "pushdeck-store" alone; read on the caller's.
@NullMarked
package io.pushdeck.server.store;

import org.jspecify.annotations.NullMarked;
