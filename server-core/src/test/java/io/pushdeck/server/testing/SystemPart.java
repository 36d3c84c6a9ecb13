package io.pushdeck.server.testing;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Something a test needs that Maven cannot fetch.
public enum SystemPart {
    CHROMIUM("apt-get install chromium chromium-driver") {
        @Override
        public boolean isPresent() {
            return browser().isPresent() && driver().isPresent();
        }
    },
    NODE("apt-get install nodejs") {
        @Override
        public boolean isPresent() {
            return find("node", "nodejs").isPresent();
        }
    },
    /// Only that one is named, not that it answers: the test says so if it does not.
    DISPLAY("apt-get install xvfb, then Xvfb :99 & export DISPLAY=:99") {
        @Override
        public boolean isPresent() {
            String display = System.getenv("DISPLAY");
            return display != null && !display.isBlank();
        }
    },
    /// Says whom Chromium trusts.
    CERTUTIL("apt-get install libnss3-tools") {
        @Override
        public boolean isPresent() {
            return find("certutil").isPresent();
        }
    },
    XDOTOOL("apt-get install xdotool") {
        @Override
        public boolean isPresent() {
            return find("xdotool").isPresent();
        }
    },
    /// A disk as small as a test wants it.
    TMPFS("run the tests as root, on Linux, with the right to mount") {
        @Override
        public boolean isPresent() {
            return find("mount").isPresent() && succeeds(List.of("unshare", "--mount", "true"));
        }
    },
    /// Debian's own Python: another one on the path does not see Debian's libraries.
    PYTHON_WEBSOCKETS("apt-get install python3-websockets") {
        @Override
        public boolean isPresent() {
            return Files.isExecutable(Path.of(PYTHON))
                    && Files.isDirectory(Path.of("/usr/lib/python3/dist-packages/websockets"));
        }
    };

    /// The interpreter that [#PYTHON_WEBSOCKETS] is about.
    public static final String PYTHON = "/usr/bin/python3";

    private static final List<String> USUAL_PLACES =
            List.of("/usr/bin", "/usr/local/bin", "/usr/lib/chromium", "/usr/lib/chromium-browser", "/snap/bin");

    private final String remedy;

    SystemPart(String remedy) {
        this.remedy = remedy;
    }

    /// Whether this machine has it.
    public abstract boolean isPresent();

    /// The command that brings it.
    public String remedy() {
        return remedy;
    }

    /// The command line of a program that is there, with its arguments.
    public static List<String> commandOf(String program, String... arguments) {
        return Stream.concat(Stream.of(find(program).orElseThrow().toString()), Stream.of(arguments))
                .toList();
    }

    private static boolean succeeds(List<String> command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException notThere) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// The browser's executable.
    static Optional<Path> browser() {
        return find("chromium", "chromium-browser", "google-chrome");
    }

    /// The executable that drives the browser.
    static Optional<Path> driver() {
        return find("chromedriver", "chromium.chromedriver");
    }

    /// The first of these names on PATH or in a usual place; earlier names win.
    static Optional<Path> find(String... names) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        List<Path> folders = Stream.concat(Stream.of(path.split(File.pathSeparator)), USUAL_PLACES.stream())
                .filter(folder -> !folder.isBlank())
                .map(Path::of)
                .toList();
        return Stream.of(names)
                .flatMap(name -> folders.stream().map(folder -> folder.resolve(name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
