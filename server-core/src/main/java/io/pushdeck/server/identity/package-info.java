/// Typed ids of people, connections and groups. Immutable values, no thread of their own.
@NullMarked
package io.pushdeck.server.identity;

import org.jspecify.annotations.NullMarked;
