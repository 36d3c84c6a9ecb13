/// The clients of the console's benchmark, in a process of their own: what they cost is not the console's.
@NullMarked
package io.pushdeck.console.bench.crowd;

import org.jspecify.annotations.NullMarked;
