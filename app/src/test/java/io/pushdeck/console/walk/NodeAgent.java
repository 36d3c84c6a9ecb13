package io.pushdeck.console.walk;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.text.Text;
import javafx.stage.Window;

/// Rides along in the packaged console and answers one question: where on the screen are the visible nodes that a CSS
/// selector names, and what do they say? It changes nothing; the mouse and the keys are the test's.
public final class NodeAgent {
    private NodeAgent() {}

    /// @param portFile where to write the port to ask at
    public static void premain(String portFile) {
        Thread.ofPlatform().daemon().name("node-agent").start(() -> serve(Path.of(portFile)));
    }

    private static void serve(Path portFile) {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Path draft = portFile.resolveSibling(portFile.getFileName() + ".draft");
            Files.writeString(draft, Integer.toString(server.getLocalPort()));
            Files.move(draft, portFile, StandardCopyOption.ATOMIC_MOVE);
            while (true) {
                answer(server.accept());
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void answer(Socket socket) throws IOException {
        try (socket;
                var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
                var out = new PrintWriter(socket.getOutputStream(), true, StandardCharsets.UTF_8)) {
            String selector = in.readLine();
            if (selector != null) {
                var found = new FutureTask<List<String>>(() -> find(selector));
                Platform.runLater(found);
                found.get().forEach(out::println);
            }
        } catch (ExecutionException | IllegalStateException notReady) {
            // The toolkit is not up yet, or a window is just closing: an empty answer, and the test asks again.
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<String> find(String selector) {
        var lines = new ArrayList<String>();
        for (Window window : List.copyOf(Window.getWindows())) {
            if (window.isShowing() && window.getScene() != null) {
                for (Node node : window.getScene().getRoot().lookupAll(selector)) {
                    if (isShown(node)) {
                        lines.add(describe(node));
                    }
                }
            }
        }
        return lines;
    }

    private static boolean isShown(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private static String describe(Node node) {
        Bounds bounds = node.localToScreen(node.getBoundsInLocal());
        var text = new StringBuilder();
        collect(node, text);
        return "%d %d %d %d\t%s"
                .formatted(
                        Math.round(bounds.getMinX()),
                        Math.round(bounds.getMinY()),
                        Math.round(bounds.getWidth()),
                        Math.round(bounds.getHeight()),
                        text.toString().replace('\n', ' ').replace('\t', ' '));
    }

    private static void collect(Node node, StringBuilder text) {
        if (!node.isVisible()) {
            return;
        }
        switch (node) {
            case Labeled labeled -> append(text, labeled.getText());
            case TextInputControl input -> append(text, input.getText());
            case Text words -> append(text, words.getParent() instanceof Labeled ? "" : words.getText());
            default -> {}
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, text));
        }
    }

    private static void append(StringBuilder text, String more) {
        if (more != null && !more.isBlank()) {
            text.append(text.isEmpty() ? "" : " | ").append(more);
        }
    }
}
