/// The operator's pushes. No thread of its own.
@NullMarked
package io.pushdeck.server.push;

import org.jspecify.annotations.NullMarked;
