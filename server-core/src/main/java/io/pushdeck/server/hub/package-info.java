/// The live state of the server and its ordered events. Owned by the hub thread alone; everyone else submits
/// commands and enqueues events.
@NullMarked
package io.pushdeck.server.hub;

import org.jspecify.annotations.NullMarked;
