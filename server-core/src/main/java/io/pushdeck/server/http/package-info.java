/// The receiver page over HTTP, and whether the server is well. Requests run on virtual threads; nothing here
/// touches live state.
@NullMarked
package io.pushdeck.server.http;

import org.jspecify.annotations.NullMarked;
