/// The operator's changes of groups and clients: stored first, then applied by the hub. No thread of its own.
@NullMarked
package io.pushdeck.server.admin;

import org.jspecify.annotations.NullMarked;
