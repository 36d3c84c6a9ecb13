package io.pushdeck.server.message;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What the operator writes. Immutable; the meaning of each part for a page is in protocol.md, "push".
///
/// @param title       may be empty
/// @param body        may be empty if the title is not
/// @param icon        one of [#ICONS], or empty for none
/// @param actions     at most [#MAX_ACTIONS], with ids of their own
/// @param expires     after that it no longer counts
/// @param acknowledge whether the person is asked to confirm
/// @param manner      how much it asks for attention
public record Announcement(
        String title,
        String body,
        TextFormat format,
        Severity severity,
        String icon,
        Optional<Link> link,
        List<Action> actions,
        Optional<Instant> expires,
        boolean acknowledge,
        Manner manner) {
    /// Longest announcement in characters, title and body together. A plain client gets it as one frame.
    public static final int MAX_CHARACTERS = 16_000;

    public static final int MAX_ACTIONS = 3;

    /// What a client knows how to draw.
    public static final Set<String> ICONS =
            Set.of("bell", "info", "check", "warning", "alert", "megaphone", "clock", "heart", "star", "gift");

    /// How an announcement asks for attention. Immutable.
    ///
    /// @param sound  with a sound
    /// @param sticky stays until it is dismissed
    /// @param modal  in front of everything
    public record Manner(boolean sound, boolean sticky, boolean modal) {
        public static final Manner QUIET = new Manner(false, false, false);
        /// The most there is, for what nobody may miss.
        public static final Manner LOUD = new Manner(true, true, true);
    }

    public Announcement {
        title = title.strip();
        body = body.strip();
        actions = List.copyOf(actions);
        if (title.isEmpty() && body.isEmpty()) {
            throw new IllegalArgumentException("An announcement needs a title or a text");
        }
        if (title.length() + body.length() > MAX_CHARACTERS) {
            throw new IllegalArgumentException("An announcement has at most " + MAX_CHARACTERS
                    + " characters; this one has " + (title.length() + body.length()));
        }
        if (actions.size() > MAX_ACTIONS
                || new HashSet<>(actions.stream().map(Action::id).toList()).size() < actions.size()) {
            throw new IllegalArgumentException("An announcement has at most " + MAX_ACTIONS
                    + " actions, each with an id of its own: "
                    + actions.stream().map(Action::id).collect(Collectors.joining(", ")));
        }
        if (!icon.isEmpty() && !ICONS.contains(icon)) {
            throw new IllegalArgumentException("There is no icon \"" + icon + "\"");
        }
    }

    /// Plain text of no special weight.
    public Announcement(String title, String body) {
        this(
                title,
                body,
                TextFormat.PLAIN,
                Severity.INFO,
                "",
                Optional.empty(),
                List.of(),
                Optional.empty(),
                false,
                Manner.QUIET);
    }

    public Announcement withFormat(TextFormat newFormat) {
        return new Announcement(title, body, newFormat, severity, icon, link, actions, expires, acknowledge, manner);
    }

    public Announcement withSeverity(Severity newSeverity) {
        return new Announcement(title, body, format, newSeverity, icon, link, actions, expires, acknowledge, manner);
    }

    public Announcement withIcon(String newIcon) {
        return new Announcement(title, body, format, severity, newIcon, link, actions, expires, acknowledge, manner);
    }

    public Announcement withLink(Optional<Link> newLink) {
        return new Announcement(title, body, format, severity, icon, newLink, actions, expires, acknowledge, manner);
    }

    public Announcement withActions(List<Action> newActions) {
        return new Announcement(title, body, format, severity, icon, link, newActions, expires, acknowledge, manner);
    }

    public Announcement withExpires(Optional<Instant> newExpires) {
        return new Announcement(title, body, format, severity, icon, link, actions, newExpires, acknowledge, manner);
    }

    public Announcement withAcknowledge(boolean asks) {
        return new Announcement(title, body, format, severity, icon, link, actions, expires, asks, manner);
    }

    public Announcement withManner(Manner newManner) {
        return new Announcement(title, body, format, severity, icon, link, actions, expires, acknowledge, newManner);
    }

    public boolean hasExpired(Instant now) {
        return expires.isPresent() && !now.isBefore(expires.get());
    }

    /// What a plain client receives: the title, a line break, the text; or the one that is there; of JSON the JSON.
    public Payload toPlain() {
        if (title.isEmpty() || (format == TextFormat.JSON && !body.isEmpty())) {
            return Payload.text(body);
        }
        return Payload.text(body.isEmpty() ? title : title + "\n" + body);
    }
}
