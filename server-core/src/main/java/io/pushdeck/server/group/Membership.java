package io.pushdeck.server.group;

/// Where the members of a group come from. Immutable.
public sealed interface Membership {
    Membership LISTED = new Listed();

    /// Somebody put each of them in.
    record Listed() implements Membership {}

    /// Whoever meets a rule, as long as they do: a smart group.
    record ByRule(Rule rule) implements Membership {}

    /// A rule that was written by a newer version, or damaged. Nobody meets it; it is kept as it is.
    ///
    /// @param text as it was found
    record Unreadable(String text) implements Membership {}
}
