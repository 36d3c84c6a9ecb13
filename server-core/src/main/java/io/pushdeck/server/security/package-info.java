/// Certificates: where they come from, whether they can be used, and the TLS context that shows them. Tokens: what they
/// must say, and whether they do; the only user of the library for them. Values, and one thread-safe holder of each;
/// owned by no thread.
@NullMarked
package io.pushdeck.server.security;

import org.jspecify.annotations.NullMarked;
