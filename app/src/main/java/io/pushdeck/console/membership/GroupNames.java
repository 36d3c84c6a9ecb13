package io.pushdeck.console.membership;

import io.pushdeck.console.bridge.Mirror;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.server.group.Group;
import io.pushdeck.server.identity.GroupId;
import java.util.Optional;

/// Which names a group may get, judged as they are typed; the server judges again.
final class GroupNames {
    private final Texts texts;
    private final Mirror mirror;

    GroupNames(Texts texts, Mirror mirror) {
        this.texts = texts;
        this.mirror = mirror;
    }

    /// Why `typed` cannot be a name, in words; empty if it can.
    ///
    /// @param own the group that is being renamed: its present name is not taken
    Optional<String> problemOf(String typed, Optional<GroupId> own) {
        String name = typed.strip();
        if (name.isEmpty()) {
            return Optional.of(texts.text("groups.name.empty"));
        }
        if (name.length() > Group.MAX_NAME) {
            return Optional.of(texts.text("groups.name.long", Group.MAX_NAME, name.length()));
        }
        if (name.chars().anyMatch(Character::isISOControl)) {
            return Optional.of(texts.text("groups.name.control"));
        }
        boolean taken = mirror.groups().stream()
                .filter(row -> !own.equals(Optional.of(row.id())))
                .anyMatch(row -> row.groupProperty().get().name().equalsIgnoreCase(name));
        return taken ? Optional.of(texts.text("groups.name.taken", name)) : Optional.empty();
    }

    /// The colour that the fewest groups have, so that new groups tell themselves apart.
    Group.Colour nextColour() {
        Palette palette = new Palette();
        mirror.groups().forEach(row -> palette.use(row.groupProperty().get().colour()));
        return palette.next();
    }
}
