/// Whether the server and its clients speak `pushdeck.v1`: suites in other languages, a server that does as they order,
/// and
/// what joins the two.
@NullMarked
package io.pushdeck.server.conformance;

import org.jspecify.annotations.NullMarked;
