/// What tests of several packages share: clients without a library, real browsers, recorders, conditions, waiting with
/// a
/// limit.
@NullMarked
package io.pushdeck.server.testing;

import org.jspecify.annotations.NullMarked;
