package io.pushdeck.console.groups;

import io.pushdeck.console.bridge.GroupRow;
import io.pushdeck.server.identity.GroupId;
import java.util.List;
import java.util.OptionalInt;

/// Where a group goes when it is moved: the one decision that mouse, menu and keyboard share. Immutable.
///
/// @param groups in their order
record GroupOrder(List<GroupId> groups) {
    GroupOrder {
        groups = List.copyOf(groups);
    }

    static GroupOrder of(List<GroupRow> rows) {
        return new GroupOrder(rows.stream().map(GroupRow::id).toList());
    }

    /// The position among the others of a group that is put before or after another.
    ///
    /// @return empty if it is there already
    OptionalInt beside(GroupId moved, GroupId other, boolean after) {
        int from = groups.indexOf(moved);
        int place = groups.indexOf(other) + (after ? 1 : 0);
        return to(from, place > from ? place - 1 : place);
    }

    /// The position of a group that goes so many places down, or up if that is negative.
    ///
    /// @return empty if it is at the end of the way already
    OptionalInt shifted(GroupId moved, int places) {
        int from = groups.indexOf(moved);
        return to(from, Math.clamp(from + (long) places, 0, Math.max(0, groups.size() - 1)));
    }

    private static OptionalInt to(int from, int position) {
        return from < 0 || position < 0 || position == from ? OptionalInt.empty() : OptionalInt.of(position);
    }
}
