package io.pushdeck.server.message;

/// What the operator writes: an optional title and a text. Immutable.
///
/// @param title may be empty
/// @param text  may be empty if the title is not
public record Announcement(String title, String text) {
    /// Longest announcement in characters, title and text together. A plain client gets it as one frame.
    public static final int MAX_CHARACTERS = 16_000;

    public Announcement {
        title = title.strip();
        text = text.strip();
        if (title.isEmpty() && text.isEmpty()) {
            throw new IllegalArgumentException("An announcement needs a title or a text");
        }
        if (title.length() + text.length() > MAX_CHARACTERS) {
            throw new IllegalArgumentException("An announcement has at most " + MAX_CHARACTERS
                    + " characters; this one has " + (title.length() + text.length()));
        }
    }

    /// What a plain client receives: the title, a line break, the text; or the one that is there.
    public Payload toPlain() {
        if (title.isEmpty()) {
            return Payload.text(text);
        }
        return Payload.text(text.isEmpty() ? title : title + "\n" + text);
    }
}
