/// Rehearsals: clients that this process plays itself, over real sockets to its own port, to try out pushes with nobody
/// behind them. What they do is confined to the thread `pushdeck-rehearsal`.
@NullMarked
package io.pushdeck.server.rehearsal;

import org.jspecify.annotations.NullMarked;
