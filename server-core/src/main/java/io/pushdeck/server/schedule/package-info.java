/// When a planned push goes: once, or again and again, in the time of one zone; and what is planned. Values; the only
/// user of the cron library.
@NullMarked
package io.pushdeck.server.schedule;

import org.jspecify.annotations.NullMarked;
