package io.pushdeck.console.transfer;

/// What a target says while something hovers over it.
public record DropPreview(boolean accepted, String text) {}
