package io.pushdeck.console;

import io.pushdeck.console.profiles.DataFolder;
import io.pushdeck.console.profiles.Profile;
import io.pushdeck.console.profiles.ProfilesFile;
import io.pushdeck.console.profiles.ProfilesRead;
import io.pushdeck.console.profiles.ProfilesTrouble;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// With which data folder Pushdeck starts.
///
/// @param folder   absolute, without dots
/// @param file     where the profiles are listed
/// @param profiles what it says
record Launch(Path folder, ProfilesFile file, ProfilesRead profiles) {
    private static final String HOME = "--home";
    private static final String PROFILE = "--profile";

    /// What the command line comes to.
    sealed interface Choice {
        record Chosen(Launch start) implements Choice {}

        /// @param why for the one who typed it: what is wrong, and what there is
        record Refused(String why) implements Choice {}
    }

    /// `--profile <name>` or `--home <folder>`, else `PUSHDECK_HOME`, else the profile that was opened last. Reads the
    /// list of profiles, and nothing else.
    ///
    /// @param userHome the operator's home folder
    /// @param system   the name of the operating system, as in `os.name`
    static Choice choose(List<String> arguments, Map<String, String> environment, Path userHome, String system) {
        Path standard = absolute(DataFolder.standard(environment, userHome, system));
        ProfilesFile file = new ProfilesFile(DataFolder.profiles(environment, userHome, system), standard);
        ProfilesRead profiles = file.read();
        String name = option(PROFILE, arguments);
        String home = option(HOME, arguments);
        if (name != null && home != null) {
            return new Choice.Refused("--profile and --home both say which data folder to use: give one of them");
        }
        if (name == null && arguments.contains(PROFILE)) {
            return new Choice.Refused("--profile needs a name: one of " + names(profiles));
        }
        if (name != null) {
            return named(name, file, profiles);
        }
        if (home == null) {
            home = environment.get("PUSHDECK_HOME");
        }
        Path folder = home == null || home.isBlank() ? profiles.list().last().folder() : absolute(Path.of(home));
        return new Choice.Chosen(new Launch(folder, file, profiles));
    }

    private static Choice named(String name, ProfilesFile file, ProfilesRead profiles) {
        Optional<Profile> found = profiles.list().named(name);
        if (found.isPresent()) {
            return new Choice.Chosen(new Launch(found.get().folder(), file, profiles));
        }
        return new Choice.Refused(profiles.trouble()
                .map(trouble -> troubleWords(file, trouble))
                .orElse("There is no profile \"" + name + "\". There are: " + names(profiles)));
    }

    /// For the one who starts Pushdeck from a command line.
    static String troubleWords(ProfilesFile file, ProfilesTrouble trouble) {
        return "The list of profiles " + file.path() + " cannot be used (" + trouble.detail()
                + "); correct the file, or move it away to begin a new list";
    }

    private static String names(ProfilesRead profiles) {
        return profiles.list().all().stream().map(Launch::nameOf).collect(Collectors.joining(", "));
    }

    /// As `--profile` understands it.
    static String nameOf(Profile profile) {
        return profile.isStandard() ? "default" : profile.name();
    }

    /// Whether it is in no profile or in the one that is always there, whose folder is made when it is missing. That of
    /// another one was made when it was listed: if it is not there, the disk with it is not.
    boolean mayBeMade() {
        return profiles.list().at(folder).map(Profile::isStandard).orElse(true);
    }

    private static Path absolute(Path folder) {
        return folder.toAbsolutePath().normalize();
    }

    private static @Nullable String option(String option, List<String> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.startsWith(option + "=")) {
                return argument.substring(option.length() + 1);
            }
            if (argument.equals(option) && i + 1 < arguments.size()) {
                return arguments.get(i + 1);
            }
        }
        return null;
    }
}
