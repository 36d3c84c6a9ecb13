package io.pushdeck.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.console.RunningInstance.Request;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// With real sockets.
class RunningInstanceTest {
    @TempDir
    private Path folder;

    private final BlockingQueue<Request> heard = new LinkedBlockingQueue<>();

    private final List<RunningInstance> open = new ArrayList<>();

    private RunningInstance listen() {
        RunningInstance listening = RunningInstance.listen(folder, heard::add).orElseThrow();
        open.add(listening);
        return listening;
    }

    /// By the other side; with what it left unread a reset.
    private static boolean isClosed(SocketChannel channel) {
        try {
            return channel.read(ByteBuffer.allocate(1)) < 0;
        } catch (IOException reset) {
            return true;
        }
    }

    @AfterEach
    void close() {
        open.forEach(RunningInstance::close);
    }

    @Test
    void aSecondStartIsHeardByTheFirst() throws InterruptedException {
        RunningInstance first = listen();
        assertTrue(RunningInstance.ask(folder, Request.SHOW));
        assertEquals(Request.SHOW, heard.poll(10, TimeUnit.SECONDS));
        assertTrue(RunningInstance.ask(folder, Request.QUIT));
        assertEquals(Request.QUIT, heard.poll(10, TimeUnit.SECONDS));
        first.close();
        assertFalse(Files.exists(folder.resolve("pushdeck.sock")), "it is taken away at the end");
        assertFalse(RunningInstance.ask(folder, Request.SHOW));
    }

    @Test
    void whatAKilledOneLeftBehindIsNobody() throws IOException {
        Files.createFile(folder.resolve("pushdeck.sock"));
        assertFalse(RunningInstance.ask(folder, Request.SHOW));
        listen();
        assertTrue(RunningInstance.ask(folder, Request.SHOW));
    }

    @Test
    void nonsenseIsNotAnsweredAndTheNextIs() throws IOException, InterruptedException {
        listen();
        for (String said : new String[] {"shoot\n", "", "a very long line that never comes to an end"}) {
            try (SocketChannel channel =
                    SocketChannel.open(UnixDomainSocketAddress.of(folder.resolve("pushdeck.sock")))) {
                channel.write(ByteBuffer.wrap(said.getBytes(StandardCharsets.US_ASCII)));
                channel.shutdownOutput();
                assertTrue(isClosed(channel), said);
            }
        }
        assertTrue(RunningInstance.ask(folder, Request.QUIT));
        assertEquals(Request.QUIT, heard.poll(10, TimeUnit.SECONDS));
        assertTrue(heard.isEmpty());
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void onlyTheOwnerSpeaksToIt() throws IOException {
        listen();
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("pushdeck.sock"))));
    }

    @Test
    void aPathThatIsTooLongForASocketHarmsNothing() throws IOException {
        Path deep = Files.createDirectories(folder.resolve("x".repeat(120)));
        assertEquals(Optional.empty(), RunningInstance.listen(deep, heard::add));
        assertFalse(RunningInstance.ask(deep, Request.SHOW));
    }
}
