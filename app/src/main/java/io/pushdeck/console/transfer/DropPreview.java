package io.pushdeck.console.transfer;

/// What letting go here would do, said before it is done. Immutable.
///
/// @param accepted whether anything would happen at all
/// @param words    what would happen ("+12 to Ops"), or why nothing would
public record DropPreview(boolean accepted, String words) {}
