/// Starts the servers and the load client, and lets them work cell by cell, all in one thread.
@NullMarked
package io.pushdeck.bench.harness;

import org.jspecify.annotations.NullMarked;
