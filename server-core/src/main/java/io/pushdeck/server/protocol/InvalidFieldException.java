package io.pushdeck.server.protocol;

/// A field is missing, or not what it must be. Caught in this package.
final class InvalidFieldException extends RuntimeException {
    /// @param message names the field and the value, for the page's author
    InvalidFieldException(String message) {
        super(message);
    }
}
