/// People over time, as values: who was here and when, what the operator wrote of them, who may not come in. Values are
/// immutable; the `BanBook` is thread-safe.
@NullMarked
package io.pushdeck.server.people;

import org.jspecify.annotations.NullMarked;
