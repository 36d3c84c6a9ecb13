package io.pushdeck.server.message;

import java.util.regex.Pattern;

/// A button of an announcement; a click on it comes back to the operator. Immutable.
///
/// @param id    1 to 32 of `a-z 0-9 -`, and neither [#ACKNOWLEDGE] nor [#LINK]
/// @param label 1 to 40 characters
public record Action(String id, String label) {
    /// What comes back when a person confirms an announcement that asks for it.
    public static final String ACKNOWLEDGE = "ack";
    /// What comes back when a person follows the link.
    public static final String LINK = "link";

    public static final int MAX_LABEL = 40;

    private static final Pattern ALLOWED = Pattern.compile("[a-z0-9-]{1,32}");

    public Action {
        label = label.strip();
        if (!isId(id) || id.equals(ACKNOWLEDGE) || id.equals(LINK)) {
            throw new IllegalArgumentException("The id of an action has 1 to 32 of a-z 0-9 -, and is neither \""
                    + ACKNOWLEDGE + "\" nor \"" + LINK + "\": \"" + id + "\"");
        }
        if (label.isEmpty() || label.length() > MAX_LABEL) {
            throw new IllegalArgumentException(
                    "The label of an action has 1 to " + MAX_LABEL + " characters: \"" + label + "\"");
        }
    }

    /// Whether `text` has the shape of an action's id, or is one of the two that every announcement may have.
    public static boolean isId(String text) {
        return ALLOWED.matcher(text).matches();
    }
}
