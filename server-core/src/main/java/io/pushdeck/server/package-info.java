/// The push server as an embedder sees it: start here with `PushServer`.
@NullMarked
package io.pushdeck.server;

import org.jspecify.annotations.NullMarked;
