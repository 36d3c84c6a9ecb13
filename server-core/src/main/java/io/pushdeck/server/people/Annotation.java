package io.pushdeck.server.people;

/// What the operator wrote of a person. Immutable.
///
/// @param note  any lines; at most [#LONGEST_NOTE] characters
/// @param alias what the operator also calls the person; several with commas between; at most [#LONGEST_ALIAS]
public record Annotation(String note, String alias) {
    public static final int LONGEST_NOTE = 4_000;
    public static final int LONGEST_ALIAS = 120;
    public static final Annotation NONE = new Annotation("", "");

    public Annotation {
        if (note.length() > LONGEST_NOTE || alias.length() > LONGEST_ALIAS) {
            throw new IllegalArgumentException("A note has at most " + LONGEST_NOTE + " characters and an alias "
                    + LONGEST_ALIAS + ", not " + note.length() + " and " + alias.length());
        }
    }

    public Annotation withNote(String newNote) {
        return new Annotation(newNote, alias);
    }

    public Annotation withAlias(String newAlias) {
        return new Annotation(note, newAlias);
    }
}
