package io.pushdeck.console.profiles;

import io.pushdeck.console.bridge.Network;
import io.pushdeck.console.preferences.PreferencesFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The profiles as this Pushdeck knows them. Disk and other Pushdecks are asked elsewhere; every answer comes back on
/// the JavaFX thread, to which this is confined.
public final class Profiles {
    private final Path here;
    private final ProfilesFile file;
    private final Neighbours neighbours;
    private final Network network;
    private final Executor worker;
    private final Executor fxThread;
    private final ReadOnlyObjectWrapper<ProfileList> list;
    private final ReadOnlyObjectWrapper<Optional<ProfilesTrouble>> trouble;
    private final ReadOnlyObjectWrapper<Set<Path>> running = new ReadOnlyObjectWrapper<>(Set.of());
    private boolean looking;

    /// @param here   the folder of this one
    /// @param start  what the file said at the start
    /// @param worker may block, and does several things at a time
    public Profiles(
            Path here,
            ProfilesFile file,
            ProfilesRead start,
            Neighbours neighbours,
            Network network,
            Executor worker,
            Executor fxThread) {
        this.here = here;
        this.file = file;
        this.neighbours = neighbours;
        this.network = network;
        this.worker = worker;
        this.fxThread = fxThread;
        list = new ReadOnlyObjectWrapper<>(start.list());
        trouble = new ReadOnlyObjectWrapper<>(start.trouble());
    }

    public ReadOnlyObjectProperty<ProfileList> listProperty() {
        return list.getReadOnlyProperty();
    }

    /// Why the list cannot be used; empty if it can.
    public ReadOnlyObjectProperty<Optional<ProfilesTrouble>> troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /// The folders with which a Pushdeck runs, as of the last [#refresh]; without that of this one.
    public ReadOnlyObjectProperty<Set<Path>> runningProperty() {
        return running.getReadOnlyProperty();
    }

    /// The folder of this one, listed or not.
    public Path here() {
        return here;
    }

    public Path file() {
        return file.path();
    }

    public boolean isHere(Profile profile) {
        return profile.folder().equals(here);
    }

    /// Reads the list again, and asks who runs. While that takes its time nothing more is asked.
    public void refresh() {
        if (looking) {
            return;
        }
        looking = true;
        worker.execute(() -> {
            ProfilesRead read = file.read();
            Set<Path> found = new HashSet<>();
            for (Profile each : read.list().all()) {
                if (!isHere(each) && neighbours.isRunning(each.folder())) {
                    found.add(each.folder());
                }
            }
            fxThread.execute(() -> {
                looking = false;
                take(read);
                running.set(Set.copyOf(found));
            });
        });
    }

    /// Remembers that this one is open. Without any other profile there is nothing to remember.
    public void markOpened(Instant now) {
        if (list.get().all().size() > 1) {
            change(before -> before.opened(here, now), done -> {});
        }
    }

    public void add(Profile profile, Consumer<Optional<ProfilesTrouble>> whenDone) {
        change(before -> before.with(profile), whenDone);
    }

    public void rename(Profile profile, String name, Consumer<Optional<ProfilesTrouble>> whenDone) {
        change(before -> before.renamed(profile.folder(), name), whenDone);
    }

    /// Its folder stays as it is.
    public void forget(Profile profile, Consumer<Optional<ProfilesTrouble>> whenDone) {
        change(before -> before.without(profile.folder()), whenDone);
    }

    private void change(UnaryOperator<ProfileList> edit, Consumer<Optional<ProfilesTrouble>> whenDone) {
        worker.execute(() -> {
            ProfilesRead after = file.change(edit);
            fxThread.execute(() -> {
                take(after);
                whenDone.accept(after.trouble());
            });
        });
    }

    private void take(ProfilesRead read) {
        // What cannot be read now was not forgotten for that.
        if (read.trouble().isEmpty()) {
            list.set(read.list());
        }
        if (!read.trouble().equals(trouble.get())) {
            trouble.set(read.trouble());
        }
    }

    /// Looks whether a folder can be that of a new profile.
    public void look(String typed, Consumer<FolderAnswer> whenDone) {
        List<Profile> others = new ArrayList<>(list.get().all());
        if (list.get().at(here).isEmpty()) {
            others.add(Profile.of(nameOf(here), here));
        }
        worker.execute(() -> {
            Path userHome = Path.of(System.getProperty("user.home"));
            FolderAnswer answer = new FolderCheck(network, others).look(typed, userHome);
            fxThread.execute(() -> whenDone.accept(answer));
        });
    }

    /// What a folder is called that is in no profile.
    public static String nameOf(Path folder) {
        Path last = folder.getFileName();
        return last == null ? folder.toString() : last.toString();
    }

    /// Makes the folder, with what its Pushdeck is to know from the start, and lists it.
    ///
    /// @param folder   looked at before
    /// @param settings by their keys in the preferences
    public void create(
            String name,
            FolderAnswer.Fresh folder,
            Map<String, String> settings,
            Consumer<Optional<ProfilesTrouble>> whenDone) {
        Map<String, String> first = new TreeMap<>(settings);
        first.put(FolderCheck.WEB_SOCKET_PORT, Integer.toString(folder.webSocketPort()));
        first.put(FolderCheck.HTTP_PORT, Integer.toString(folder.httpPort()));
        Profile made = Profile.of(name, folder.folder());
        worker.execute(() -> {
            Optional<ProfilesTrouble> unmade = make(made.folder(), first);
            ProfilesRead after = unmade.isPresent() ? file.read() : file.change(before -> before.with(made));
            fxThread.execute(() -> {
                take(after);
                whenDone.accept(unmade.or(after::trouble));
            });
        });
    }

    private static Optional<ProfilesTrouble> make(Path folder, Map<String, String> first) {
        try {
            DataFolder.create(folder);
            PreferencesFile preferences = new PreferencesFile(folder.resolve("console.properties"));
            if (!Files.exists(preferences.path())) {
                preferences.write(first);
            }
            return Optional.empty();
        } catch (IOException failed) {
            return Optional.of(new ProfilesTrouble(ProfilesTrouble.Kind.UNUSABLE, failed.toString()));
        }
    }

    /// Brings the window of a profile to the front, or starts a Pushdeck with it.
    public void open(Profile profile, Consumer<Opening> whenDone) {
        worker.execute(() -> {
            Opening opening = open(profile);
            fxThread.execute(() -> {
                refresh();
                whenDone.accept(opening);
            });
        });
    }

    private Opening open(Profile profile) {
        Path folder = profile.folder();
        if (neighbours.show(folder)) {
            return new Opening.Shown();
        }
        try {
            if (profile.isStandard()) {
                DataFolder.create(folder);
            }
        } catch (IOException impossible) {
            return new Opening.Failed(impossible.toString());
        }
        if (!Files.isDirectory(folder)) {
            return new Opening.Gone();
        }
        return neighbours.start(folder).<Opening>map(Opening.Failed::new).orElseGet(Opening.Started::new);
    }
}
