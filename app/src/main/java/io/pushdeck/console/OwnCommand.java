package io.pushdeck.console;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// How to start Pushdeck once more, as this one was started: by the launcher of its package if there is one, else by
/// the
/// same Java with the same options.
final class OwnCommand {
    /// What belongs to this process alone: whoever watches it, and what it writes down.
    private static final Predicate<String> OWN = option ->
            option.startsWith("-agentlib:") || option.startsWith("-javaagent:") || option.contains("AOTCacheOutput");

    private OwnCommand() {}

    /// The words of the command, to be followed by options of Pushdeck.
    static List<String> find() {
        return find(
                System.getProperty("jpackage.app-path"),
                Path.of(System.getProperty("java.home"), "bin", "java"),
                ManagementFactory.getRuntimeMXBean().getInputArguments(),
                System.getProperty("java.class.path"));
    }

    static List<String> find(@Nullable String launcher, Path java, List<String> options, String classPath) {
        if (launcher != null) {
            return List.of(launcher);
        }
        List<String> command = new ArrayList<>();
        command.add(java.toString());
        options.stream().filter(OWN.negate()).forEach(command::add);
        command.addAll(List.of("-cp", classPath, Main.class.getName()));
        return List.copyOf(command);
    }
}
