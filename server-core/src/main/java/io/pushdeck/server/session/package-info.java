/// A live connection as the rest of the server sees it, and the ports between the hub and the transport.
@NullMarked
package io.pushdeck.server.session;

import org.jspecify.annotations.NullMarked;
