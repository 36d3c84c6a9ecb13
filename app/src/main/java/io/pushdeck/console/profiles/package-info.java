/// Profiles: data folders with names, the file that lists them, and the other Pushdecks that run with them. Values and
/// files belong to no thread; [Profiles][io.pushdeck.console.profiles.Profiles] is confined to the JavaFX thread.
@NullMarked
package io.pushdeck.console.profiles;

import org.jspecify.annotations.NullMarked;
