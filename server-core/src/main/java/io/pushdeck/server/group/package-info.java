/// Groups, their members, and every change of them as a value. Values are immutable; `GroupBook` is confined to its
/// owner.
@NullMarked
package io.pushdeck.server.group;

import org.jspecify.annotations.NullMarked;
