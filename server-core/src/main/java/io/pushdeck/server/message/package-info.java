/// What is pushed, to whom, and how it ended. Immutable values, no thread of their own.
@NullMarked
package io.pushdeck.server.message;

import org.jspecify.annotations.NullMarked;
