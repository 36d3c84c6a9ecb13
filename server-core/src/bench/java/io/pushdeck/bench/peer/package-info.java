/// The servers on the JVM that are compared, one process each, all told what to do by the same words on standard input.
@NullMarked
package io.pushdeck.bench.peer;

import org.jspecify.annotations.NullMarked;
