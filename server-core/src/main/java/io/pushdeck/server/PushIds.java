package io.pushdeck.server;

import io.pushdeck.server.identity.PushId;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.function.Supplier;

/// Ids that nobody can guess and that never come twice: 72 random bits. Thread-safe.
final class PushIds implements Supplier<PushId> {
    private static final int BYTES = 9;

    private final SecureRandom random = new SecureRandom();

    @Override
    public PushId get() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new PushId(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }
}
