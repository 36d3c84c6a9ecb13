/// What the server measures of itself, second by second: counted where it happens, sampled by one thread, kept within
/// bounds.
@NullMarked
package io.pushdeck.server.metrics;

import org.jspecify.annotations.NullMarked;
