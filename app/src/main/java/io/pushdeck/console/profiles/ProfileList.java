package io.pushdeck.console.profiles;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// All profiles. Immutable.
///
/// @param all the standard one first, the others in the order in which they were made; no name and no folder twice
public record ProfileList(List<Profile> all) {
    public ProfileList {
        all = List.copyOf(all);
        if (all.isEmpty() || !all.getFirst().isStandard()) {
            throw new IllegalArgumentException("The first profile must be the standard one: " + all);
        }
    }

    /// Nothing but the folder that is always there.
    public static ProfileList of(Path standard) {
        return new ProfileList(List.of(Profile.of("", standard)));
    }

    public Profile standard() {
        return all.getFirst();
    }

    public Optional<Profile> named(String name) {
        return all.stream().filter(each -> each.isNamed(name)).findFirst();
    }

    public Optional<Profile> at(Path folder) {
        return all.stream().filter(each -> each.folder().equals(folder)).findFirst();
    }

    /// The one that was opened last, else the standard one.
    public Profile last() {
        Profile last = standard();
        for (Profile each : all) {
            if (each.opened().orElse(Instant.MIN).isAfter(last.opened().orElse(Instant.MIN))) {
                last = each;
            }
        }
        return last;
    }

    /// With one more at the end; as it is if its name or its folder is there already.
    public ProfileList with(Profile added) {
        if (problemOf(added.name(), Optional.empty()).isPresent()
                || at(added.folder()).isPresent()) {
            return this;
        }
        List<Profile> more = new ArrayList<>(all);
        more.add(added);
        return new ProfileList(more);
    }

    /// Without that one; the standard one stays.
    public ProfileList without(Path folder) {
        return new ProfileList(all.stream()
                .filter(each -> each.isStandard() || !each.folder().equals(folder))
                .toList());
    }

    /// With another name for that one; as it is if that cannot be.
    public ProfileList renamed(Path folder, String name) {
        return problemOf(name, Optional.of(folder)).isPresent()
                ? this
                : changed(folder, each -> each.isStandard() ? each : each.renamed(name));
    }

    public ProfileList opened(Path folder, Instant now) {
        return changed(folder, each -> each.opened(now));
    }

    private ProfileList changed(Path folder, Function<Profile, Profile> change) {
        return new ProfileList(all.stream()
                .map(each -> each.folder().equals(folder) ? change.apply(each) : each)
                .toList());
    }

    /// Why a profile cannot be called so; empty if it can.
    ///
    /// @param folder of the profile that is to be renamed, whose own name is free for it
    public Optional<NameProblem> problemOf(String name, Optional<Path> folder) {
        if (name.isBlank()) {
            return Optional.of(NameProblem.EMPTY);
        }
        if (name.strip().length() > Profile.LONGEST_NAME) {
            return Optional.of(NameProblem.LONG);
        }
        return named(name)
                .filter(other -> folder.isEmpty() || !other.folder().equals(folder.get()))
                .map(other -> NameProblem.TAKEN);
    }

    /// That name, or with the first number that makes it free.
    public String freeName(String wanted) {
        String stem = wanted.strip();
        stem = stem.substring(0, Math.min(stem.length(), Profile.LONGEST_NAME - 4));
        String name = stem;
        for (int number = 2; problemOf(name, Optional.empty()).isPresent(); number++) {
            name = (stem + " " + number).strip();
        }
        return name;
    }
}
