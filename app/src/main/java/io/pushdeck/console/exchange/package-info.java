/// CSV and JSON, as other programs write and read them. Values; no thread owns it.
@NullMarked
package io.pushdeck.console.exchange;

import org.jspecify.annotations.NullMarked;
