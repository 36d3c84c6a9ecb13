/// The comparison of Pushdeck with other servers, started by `mvn -Pbench`.
@NullMarked
package io.pushdeck.bench;

import org.jspecify.annotations.NullMarked;
