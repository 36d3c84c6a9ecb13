package io.pushdeck.console.groups;

import io.pushdeck.console.bridge.GroupRow;
import io.pushdeck.console.bridge.Mirror;
import io.pushdeck.console.membership.Palette;
import io.pushdeck.server.group.Group;
import io.pushdeck.server.group.GroupEdit;
import io.pushdeck.server.group.Membership;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.GroupId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// What taking a file in would change: groups of a name that is free are created, members of the others are added, and
/// nothing is taken away. Immutable.
///
/// @param created   with their members
/// @param joined    of groups that are there, only those who are not members yet
/// @param already   how many are members where the file wants them
/// @param unknown   ids that nobody here has had yet
/// @param missing   names that nobody has, each once
/// @param ambiguous names that several people have, each once
/// @param ruled     smart groups that are there: they stay as they are
record ImportPlan(
        List<GroupEdit.Create> created,
        List<GroupEdit.Join> joined,
        int already,
        Set<ClientId> unknown,
        List<String> missing,
        List<String> ambiguous,
        List<String> ruled) {

    /// @param alsoUnknown whether ids that nobody has had yet become members, too
    static ImportPlan of(
            GroupFile file, Mirror mirror, KnownPeople people, boolean alsoUnknown, Supplier<GroupId> newIds) {
        Planner planner = new Planner(people, alsoUnknown);
        file.entries().forEach(planner::take);
        return planner.plan(mirror, newIds);
    }

    /// Everything at once; nothing if nothing would change.
    Optional<GroupEdit> edit() {
        List<GroupEdit.OfGroup> edits = new ArrayList<>(created);
        edits.addAll(joined);
        return edits.isEmpty() ? Optional.empty() : Optional.of(new GroupEdit.Together(edits));
    }

    /// How many memberships would be new.
    int memberships() {
        int count = 0;
        for (GroupEdit.Create create : created) {
            count += create.members().size();
        }
        for (GroupEdit.Join join : joined) {
            count += join.members().size();
        }
        return count;
    }

    private static final class Planner {
        private final KnownPeople people;
        private final boolean alsoUnknown;
        private final Map<String, Draft> drafts = new LinkedHashMap<>();
        private final Set<ClientId> unknown = new LinkedHashSet<>();
        private final Set<String> missing = new LinkedHashSet<>();
        private final Set<String> ambiguous = new LinkedHashSet<>();

        private static final class Draft {
            final String name;
            final Set<ClientId> members = new LinkedHashSet<>();
            GroupFile.Look look = GroupFile.Look.ANY;

            Draft(String name) {
                this.name = name;
            }
        }

        Planner(KnownPeople people, boolean alsoUnknown) {
            this.people = people;
            this.alsoUnknown = alsoUnknown;
        }

        void take(GroupFile.Entry entry) {
            Draft draft = drafts.computeIfAbsent(Group.keyOf(entry.group()), key -> new Draft(entry.group()));
            draft.look = draft.look.or(entry.look());
            if (!entry.client().isEmpty()) {
                ClientId client = new ClientId(entry.client());
                boolean known = people.includes(client);
                if (!known) {
                    unknown.add(client);
                }
                if (known || alsoUnknown) {
                    draft.members.add(client);
                }
            } else if (!entry.name().isEmpty()) {
                Set<ClientId> meant = people.find(entry.name());
                switch (meant.size()) {
                    case 0 -> missing.add(entry.name());
                    case 1 -> draft.members.addAll(meant);
                    default -> ambiguous.add(entry.name());
                }
            }
        }

        ImportPlan plan(Mirror mirror, Supplier<GroupId> newIds) {
            Map<String, Group> present = new LinkedHashMap<>();
            Palette palette = new Palette();
            for (GroupRow row : mirror.groups()) {
                Group group = row.groupProperty().get();
                present.put(Group.keyOf(group.name()), group);
                palette.use(group.colour());
            }
            List<GroupEdit.Create> created = new ArrayList<>();
            List<GroupEdit.Join> joined = new ArrayList<>();
            int already = 0;
            List<String> ruled = new ArrayList<>();
            for (Map.Entry<String, Draft> entry : drafts.entrySet()) {
                Draft draft = entry.getValue();
                Group group = present.get(entry.getKey());
                if (group == null) {
                    Group.Colour colour = draft.look.colour().orElseGet(palette::next);
                    Group.Icon icon = draft.look.icon().orElse(Group.Icon.DOT);
                    palette.use(colour);
                    created.add(draft.look
                            .rule()
                            .map(rule -> new GroupEdit.Create(
                                    new Group(newIds.get(), draft.name, colour, icon, new Membership.ByRule(rule)),
                                    Set.of()))
                            .orElseGet(() -> new GroupEdit.Create(
                                    new Group(newIds.get(), draft.name, colour, icon), draft.members)));
                } else if (group.isSmart() || draft.look.rule().isPresent()) {
                    ruled.add(group.name());
                } else {
                    Set<ClientId> joining = new LinkedHashSet<>(draft.members);
                    joining.removeAll(mirror.membersOf(group.id()));
                    already += draft.members.size() - joining.size();
                    if (!joining.isEmpty()) {
                        joined.add(new GroupEdit.Join(group.id(), joining));
                    }
                }
            }
            return new ImportPlan(
                    created, joined, already, unknown, List.copyOf(missing), List.copyOf(ambiguous), ruled);
        }
    }
}
