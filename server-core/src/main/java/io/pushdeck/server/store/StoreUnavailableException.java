package io.pushdeck.server.store;

/// The data folder or its database cannot be used. The message says which, why, and what to do.
public final class StoreUnavailableException extends RuntimeException {
    StoreUnavailableException(String message) {
        super(message);
    }

    StoreUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
