package io.pushdeck.console;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets a Pushdeck that is started a second time with the same data folder speak to the first: over a socket in that
/// folder, which only its owner can open. Thread-safe.
final class RunningInstance implements AutoCloseable {
    /// What the second one wants of the first.
    enum Request {
        /// Only say that it is there.
        HERE,
        /// Bring the window to the front.
        SHOW,
        /// End, as if the window was closed for good.
        QUIT;

        private ByteBuffer bytes() {
            return ByteBuffer.wrap((name().toLowerCase(Locale.ROOT) + "\n").getBytes(StandardCharsets.US_ASCII));
        }

        private static Optional<Request> parse(String said) {
            return Arrays.stream(values())
                    .filter(each -> said.equals(each.name().toLowerCase(Locale.ROOT) + "\n"))
                    .findFirst();
        }
    }

    private static final String FILE = "pushdeck.sock";
    private static final String UNDERSTOOD = "ok\n";
    private static final int LONGEST = 16;
    private static final int ANSWER_SECONDS = 2;

    private final Path file;
    private final ServerSocketChannel door;
    private final Consumer<Request> onRequest;

    private RunningInstance(Path file, ServerSocketChannel door, Consumer<Request> onRequest) {
        this.file = file;
        this.door = door;
        this.onRequest = onRequest;
    }

    /// Asks whoever has that folder.
    ///
    /// @return whether somebody answered, within two seconds
    static boolean ask(Path folder, Request request) {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return false;
        }
        CompletableFuture<Boolean> answered = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> answered.complete(converse(file, request)));
        try {
            return answered.get(ANSWER_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException silent) {
            return false;
        }
    }

    private static boolean converse(Path file, Request request) {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(file))) {
            channel.write(request.bytes());
            return read(channel).equals(UNDERSTOOD);
        } catch (IOException | RuntimeException nobody) {
            // It was left behind by one that was killed; the next to listen takes it away. Nothing logs yet.
            return false;
        }
    }

    /// Listens from now on. Only for whoever has the folder to itself: what is there is a left-over.
    ///
    /// @param onRequest called on a thread of its own
    /// @return empty if there can be no such socket here; then a second start says that the folder is in use
    static Optional<RunningInstance> listen(Path folder, Consumer<Request> onRequest) {
        Logger log = LoggerFactory.getLogger(RunningInstance.class);
        Path file = folder.resolve(FILE);
        try {
            Files.deleteIfExists(file);
            ServerSocketChannel door = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            try {
                door.bind(UnixDomainSocketAddress.of(file));
                if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
                    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
                }
            } catch (IOException | RuntimeException failed) {
                door.close();
                throw failed;
            }
            RunningInstance instance = new RunningInstance(file, door, onRequest);
            Thread.ofVirtual().name("pushdeck-instance").start(instance::serve);
            return Optional.of(instance);
        } catch (IOException | RuntimeException impossible) {
            // A path of more than some hundred characters, a file system without sockets.
            log.warn("A second start will not find this one: there is no socket at {}", file, impossible);
            return Optional.empty();
        }
    }

    private void serve() {
        while (door.isOpen()) {
            try {
                SocketChannel caller = door.accept();
                Thread.ofVirtual().name("pushdeck-instance-caller").start(() -> hear(caller));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void hear(SocketChannel caller) {
        try (caller) {
            Optional<Request> request = Request.parse(read(caller));
            if (request.isPresent()) {
                caller.write(ByteBuffer.wrap(UNDERSTOOD.getBytes(StandardCharsets.US_ASCII)));
                onRequest.accept(request.get());
            }
        } catch (IOException gone) {
            LoggerFactory.getLogger(RunningInstance.class).debug("A second start went away", gone);
        }
    }

    /// Up to the end of the line, the end of what is said, or more than anybody has to say.
    private static String read(SocketChannel channel) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(LONGEST);
        while (buffer.hasRemaining() && !(buffer.position() > 0 && buffer.get(buffer.position() - 1) == '\n')) {
            if (channel.read(buffer) < 0) {
                break;
            }
        }
        return new String(buffer.array(), 0, buffer.position(), StandardCharsets.US_ASCII);
    }

    @Override
    public void close() {
        try {
            door.close();
            Files.deleteIfExists(file);
        } catch (IOException failed) {
            LoggerFactory.getLogger(RunningInstance.class).warn("The socket {} was not taken away", file, failed);
        }
    }
}
