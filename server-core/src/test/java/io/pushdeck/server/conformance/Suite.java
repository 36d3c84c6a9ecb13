package io.pushdeck.server.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Runs a conformance suite of any language against a server of its own: the suite's orders go to the server, the
/// answers
/// back, and the results stay here.
final class Suite {
    /// How one scenario ended.
    ///
    /// @param words what went wrong; empty if nothing did
    record Result(String scenario, boolean ok, String words) {}

    private final List<Result> results = new ArrayList<>();
    private int promised = -1;

    private Suite() {}

    /// @param command gets the address of the server as its last argument
    /// @param data    the server's folder
    /// @return every scenario that ended
    static List<Result> run(List<String> command, Path folder, Path data) {
        return new Suite().play(command, folder, data);
    }

    /// Fails with the words of every scenario that did not hold.
    static void judge(List<Result> results, int least) {
        assertEquals(
                "",
                results.stream()
                        .filter(result -> !result.ok())
                        .map(result -> result.scenario() + ": " + result.words())
                        .collect(Collectors.joining("\n")));
        assertTrue(results.size() >= least, "only " + results.size() + " scenarios");
    }

    private List<Result> play(List<String> command, Path folder, Path data) {
        Writer[] toSuite = new Writer[1];
        try (ControlledServer server = new ControlledServer(data, line -> say(toSuite[0], line))) {
            Process suite = new ProcessBuilder(Stream.concat(command.stream(), Stream.of(server.url()))
                            .toList())
                    .directory(folder.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            toSuite[0] = suite.outputWriter(StandardCharsets.UTF_8);
            try (BufferedReader lines = suite.inputReader(StandardCharsets.UTF_8)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    hear(line, server, toSuite[0]);
                }
            } finally {
                suite.destroyForcibly();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        if (promised != results.size()) {
            results.add(new Result("the whole suite", false, "told " + results.size() + " results of " + promised));
        }
        return results;
    }

    private void hear(String line, ControlledServer server, Writer suite) {
        if (!line.startsWith("{")) {
            return;
        }
        JsonNode said = ControlProgram.JSON.readTree(line);
        if (said.has("scenario")) {
            results.add(new Result(
                    said.path("scenario").asString(),
                    said.path("ok").asBoolean(),
                    said.path("words").asString("")));
        } else if (said.has("done")) {
            promised = said.path("done").asInt();
        } else if (said.path("do").asString("").equals("kill")) {
            server.kill();
            say(suite, "{\"answer\":" + said.path("order") + "}");
        } else {
            server.order(line);
        }
    }

    private static void say(Writer suite, String line) {
        synchronized (suite) {
            try {
                suite.write(line + "\n");
                suite.flush();
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }
    }
}
