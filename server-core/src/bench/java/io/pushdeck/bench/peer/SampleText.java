package io.pushdeck.bench.peer;

import java.util.Locale;
import java.util.Random;

/// What is pushed: readings as JSON, the same in every run, that a compressor makes about a third of.
final class SampleText {
    private static final int SEED = 20_250;

    private SampleText() {}

    /// @param bytes exact length, all of it ASCII
    static String of(int bytes) {
        Random random = new Random(SEED);
        StringBuilder text = new StringBuilder();
        while (text.length() < bytes) {
            text.append(String.format(
                    Locale.ROOT,
                    "{\"id\":\"%08x\",\"name\":\"sensor-%d\",\"value\":%.3f,\"ok\":%b},",
                    random.nextInt(),
                    random.nextInt(1000),
                    random.nextGaussian() * 100,
                    random.nextBoolean()));
        }
        return text.substring(0, bytes);
    }
}
