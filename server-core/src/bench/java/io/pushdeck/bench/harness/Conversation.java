package io.pushdeck.bench.harness;

import java.io.BufferedReader;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The lines that a child process prints, one for each word it is told, with a limit to every wait.
final class Conversation implements AutoCloseable {
    private final String speaker;
    private final BufferedReader lines;
    private final ExecutorService reading = Executors.newSingleThreadExecutor(
            task -> Thread.ofPlatform().daemon().name("bench-answers").unstarted(task));

    Conversation(String speaker, BufferedReader lines) {
        this.speaker = speaker;
        this.lines = lines;
    }

    /// @throws BenchmarkException if the process ends or says nothing for too long
    String nextLine(long limitSeconds) {
        try {
            String line = reading.submit(lines::readLine).get(limitSeconds, TimeUnit.SECONDS);
            if (line == null) {
                throw new BenchmarkException(speaker + " ended without an answer; its errors are above");
            }
            return line;
        } catch (TimeoutException late) {
            throw new BenchmarkException(speaker + " gave no answer within " + limitSeconds + " s", late);
        } catch (ExecutionException failure) {
            throw new BenchmarkException(speaker + " cannot be read", failure);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new BenchmarkException("Interrupted while waiting for " + speaker, stop);
        }
    }

    @Override
    public void close() {
        reading.shutdownNow();
    }
}
