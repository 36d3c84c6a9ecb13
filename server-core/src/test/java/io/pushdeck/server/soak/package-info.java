/// Long runs under load and abuse, short in every build: see `assets/docs/testing.md`. Each run has its own threads.
@NullMarked
package io.pushdeck.server.soak;

import org.jspecify.annotations.NullMarked;
