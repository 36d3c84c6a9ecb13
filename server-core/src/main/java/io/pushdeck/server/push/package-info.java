/// The operator's pushes: accepted on disk, published in that order, followed to each person. Commands wait on virtual
/// threads; one more watches the clock.
@NullMarked
package io.pushdeck.server.push;

import org.jspecify.annotations.NullMarked;
