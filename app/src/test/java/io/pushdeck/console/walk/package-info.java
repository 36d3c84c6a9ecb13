/// The packaged console driven from outside as a person would: real window, real mouse, real browsers.
@NullMarked
package io.pushdeck.console.walk;

import org.jspecify.annotations.NullMarked;
