package io.pushdeck.console.profiles;

import io.pushdeck.console.bridge.Network;
import io.pushdeck.server.ListenConfig;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;

/// Looks whether a folder can be that of a new profile, and finds ports for it. Looks at the disk, so it may take long.
final class FolderCheck {
    static final String WEB_SOCKET_PORT = "server.websocket-port";
    static final String HTTP_PORT = "server.http-port";

    private final Network network;
    private final List<Profile> others;

    /// @param others all whose folders are taken
    FolderCheck(Network network, List<Profile> others) {
        this.network = network;
        this.others = others;
    }

    /// @param typed a path; one that begins with `~` is in the operator's home
    FolderAnswer look(String typed, Path userHome) {
        String path = typed.strip();
        if (path.isEmpty()) {
            return new FolderAnswer.Refused(FolderProblem.EMPTY, "");
        }
        Path folder;
        try {
            folder = path.startsWith("~/") || path.equals("~")
                    ? userHome.resolve(path.substring(Math.min(2, path.length())))
                    : Path.of(path);
        } catch (InvalidPathException none) {
            return new FolderAnswer.Refused(FolderProblem.RELATIVE, "");
        }
        if (!folder.isAbsolute()) {
            return new FolderAnswer.Refused(FolderProblem.RELATIVE, "");
        }
        Path plain = folder.normalize();
        return amongOthers(plain).or(() -> onDisk(plain)).orElseGet(() -> found(plain));
    }

    private Optional<FolderAnswer> amongOthers(Path folder) {
        Path real = real(folder);
        for (Profile other : others) {
            Path theirs = real(other.folder());
            if (real.startsWith(theirs) || theirs.startsWith(real)) {
                FolderProblem problem = real.equals(theirs)
                        ? FolderProblem.TAKEN
                        : real.startsWith(theirs) ? FolderProblem.INSIDE : FolderProblem.AROUND;
                return Optional.of(new FolderAnswer.Refused(problem, other.name()));
            }
        }
        return Optional.empty();
    }

    /// Without links, as far as the path is there.
    private static Path real(Path folder) {
        Path there = existing(folder);
        try {
            return there.toRealPath().resolve(there.relativize(folder));
        } catch (IOException unknown) {
            return folder;
        }
    }

    private static Path existing(Path folder) {
        Path there = folder;
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        return there;
    }

    private static Optional<FolderAnswer> onDisk(Path folder) {
        Path there = existing(folder);
        FolderProblem problem = null;
        if (!Files.isDirectory(there)) {
            problem = FolderProblem.FILE;
        } else if (!Files.isWritable(there)) {
            problem = FolderProblem.UNWRITABLE;
        } else if (there.equals(folder) && !hasData(folder) && !isEmpty(folder)) {
            problem = FolderProblem.FOREIGN;
        }
        return Optional.ofNullable(problem).map(why -> new FolderAnswer.Refused(why, ""));
    }

    private static boolean hasData(Path folder) {
        return Files.exists(folder.resolve("pushdeck.db")) || Files.exists(folder.resolve("console.properties"));
    }

    private static boolean isEmpty(Path folder) {
        try (Stream<Path> content = Files.list(folder)) {
            return content.findAny().isEmpty();
        } catch (IOException unreadable) {
            return false;
        }
    }

    private FolderAnswer found(Path folder) {
        if (hasData(folder)) {
            return new FolderAnswer.Existing(folder);
        }
        Set<Integer> meant = new HashSet<>();
        for (Profile other : others) {
            Properties remembered = remembered(other.folder());
            meant.add(port(remembered, WEB_SOCKET_PORT, ListenConfig.DEFAULT.webSocketPort()));
            meant.add(port(remembered, HTTP_PORT, ListenConfig.DEFAULT.httpPort()));
        }
        int webSocket = next(ListenConfig.DEFAULT.webSocketPort(), meant);
        meant.add(webSocket);
        return new FolderAnswer.Fresh(folder, webSocket, next(ListenConfig.DEFAULT.httpPort(), meant));
    }

    private int next(int first, Set<Integer> meant) {
        int port = network.freePortAfter(first - 1, 0);
        while (meant.contains(port)) {
            int after = network.freePortAfter(port, 0);
            if (after == port) {
                break;
            }
            port = after;
        }
        return port;
    }

    private static Properties remembered(Path folder) {
        Properties remembered = new Properties();
        try (Reader file = Files.newBufferedReader(folder.resolve("console.properties"))) {
            remembered.load(file);
        } catch (IOException | IllegalArgumentException unreadable) {
            // Then it listens where it does without being told.
            remembered.clear();
        }
        return remembered;
    }

    private static int port(Properties remembered, String key, int fallback) {
        String said = remembered.getProperty(key, "");
        return said.matches("[0-9]{1,5}") ? Integer.parseInt(said) : fallback;
    }
}
