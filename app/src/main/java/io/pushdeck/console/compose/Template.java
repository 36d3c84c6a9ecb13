package io.pushdeck.console.compose;

/// An announcement that is kept to be written again. Immutable.
///
/// @param number where it stands in the file, for good
/// @param name   what the operator calls it; no two are alike but for upper and lower case
record Template(int number, String name, Draft draft) {
    static final int MAX_NAME = 60;
}
