/// A console without a server: sample clients, and a backend that answers at once.
@NullMarked
package io.pushdeck.console.testing;

import org.jspecify.annotations.NullMarked;
