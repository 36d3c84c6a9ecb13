/// The frames of `pushdeck.v1` and their JSON; the only user of the JSON library. Immutable values and two stateless
/// codecs.
@NullMarked
package io.pushdeck.server.protocol;

import org.jspecify.annotations.NullMarked;
