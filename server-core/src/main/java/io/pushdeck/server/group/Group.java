package io.pushdeck.server.group;

import io.pushdeck.server.identity.GroupId;
import java.text.Normalizer;
import java.util.Locale;

/// A named set of people, by a list or by a rule. Immutable.
///
/// @param name   1 to 60 characters, unique without regard to case
/// @param colour how the console shows it
/// @param icon   stands before its name
/// @param membership where its members come from
public record Group(GroupId id, String name, Colour colour, Icon icon, Membership membership) {
    public static final int MAX_NAME = 60;

    public Group {
        name = name.strip();
        if (name.isEmpty() || name.length() > MAX_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "A group name has 1 to " + MAX_NAME + " printable characters; this one does not: \"" + name + "\"");
        }
    }

    /// A list.
    public Group(GroupId id, String name, Colour colour, Icon icon) {
        this(id, name, colour, icon, Membership.LISTED);
    }

    /// A list, with a plain dot.
    public Group(GroupId id, String name, Colour colour) {
        this(id, name, colour, Icon.DOT);
    }

    /// Whether nobody can be put in or taken out.
    public boolean isSmart() {
        return !(membership instanceof Membership.Listed);
    }

    public Group withName(String changed) {
        return new Group(id, changed, colour, icon, membership);
    }

    public Group withColour(Colour changed) {
        return new Group(id, name, changed, icon, membership);
    }

    public Group withIcon(Icon changed) {
        return new Group(id, name, colour, changed, membership);
    }

    public Group withMembership(Membership changed) {
        return new Group(id, name, colour, icon, changed);
    }

    /// What makes two names the same: equal keys. Case, and width and composition of characters, do not count.
    public static String keyOf(String name) {
        return Normalizer.normalize(name.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    /// The palette; the theme decides what each looks like.
    public enum Colour {
        BLUE,
        GREEN,
        AMBER,
        RED,
        PURPLE,
        PINK,
        TEAL,
        GREY,
        ORANGE,
        LIME
    }

    /// What a group can be known by, besides its colour; the console decides what each looks like.
    public enum Icon {
        DOT,
        STAR,
        HEART,
        FLAG,
        HOME,
        BRIEFCASE,
        BOOK,
        TRUCK,
        PACKAGE,
        CART,
        TOOL,
        SHIELD,
        MONITOR,
        PHONE,
        PIN,
        MOON,
        COFFEE
    }
}
