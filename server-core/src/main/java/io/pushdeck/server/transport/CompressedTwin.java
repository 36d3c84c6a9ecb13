package io.pushdeck.server.transport;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The compressed form of one burst after another: made when the first connection is met that agreed on it, and shared
/// by all that did. A burst of short frames costs nothing but a look at their lengths. Confined to the fan-out thread.
/// See decision 0008.
final class CompressedTwin {
    private final Supplier<Compression> compression;
    private final Counters counters;
    private final Burst plain;
    /// These two are made for the first burst that needs them: they take a third of a megabyte.
    private @Nullable MessageDeflater deflater;

    private @Nullable Burst reused;
    private @Nullable Burst chosen;
    private boolean tempting;
    private int fromBytes;
    private long takers;

    /// @param plain the burst, which is filled again and again
    CompressedTwin(Burst plain, Supplier<Compression> compression, Counters counters) {
        this.plain = plain;
        this.compression = compression;
        this.counters = counters;
    }

    /// To be called when the burst is complete, before the first connection.
    void begin() {
        fromBytes = compression.get().fromBytes();
        tempting = plain.frames().stream().anyMatch(frame -> frame.contentLength() >= fromBytes);
        chosen = null;
        takers = 0;
    }

    /// What to send to a connection: the burst, or its twin.
    Burst forConnection(boolean takesCompressed) {
        return tempting && takesCompressed ? compressed() : plain;
    }

    private Burst compressed() {
        Burst known = chosen;
        if (known == null) {
            known = make();
            chosen = known;
        }
        takers++;
        return known;
    }

    /// Long frames become short ones, in the same order; the burst itself if none does.
    private Burst make() {
        Burst twin = reused == null ? new Burst() : reused;
        reused = twin;
        MessageDeflater used = deflater == null ? new MessageDeflater() : deflater;
        deflater = used;
        int shortened = 0;
        for (int i = 0; i < plain.size(); i++) {
            Frame frame = plain.frames().get(i);
            Frame best = frame.contentLength() < fromBytes ? frame : used.shorten(frame);
            shortened += best == frame ? 0 : 1;
            if (i == 0) {
                twin.begin(best);
            } else if (!twin.add(best)) {
                throw new IllegalStateException("The twin is longer than the burst");
            }
        }
        counters.count(Counter.COMPRESSED_PUSH, shortened);
        return shortened == 0 ? plain : twin;
    }

    /// To be called after the last connection.
    void finish() {
        Burst used = chosen;
        if (used != null) {
            counters.count(Counter.SPARED_BYTES, takers * (plain.length() - used.length()));
        }
    }

    /// Gives the native memory back.
    void close() {
        MessageDeflater used = deflater;
        if (used != null) {
            used.close();
        }
    }
}
