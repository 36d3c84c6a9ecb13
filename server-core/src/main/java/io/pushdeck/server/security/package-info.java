/// Certificates: where they come from, whether they can be used, and the TLS context that shows them. Values, and one
/// thread-safe holder; owned by no thread.
@NullMarked
package io.pushdeck.server.security;

import org.jspecify.annotations.NullMarked;
