/// What tests of every module share: conditions for parts of the system, real browsers, small servers.
@NullMarked
package io.pushdeck.server.testing;

import org.jspecify.annotations.NullMarked;
