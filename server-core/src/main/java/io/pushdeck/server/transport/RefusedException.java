package io.pushdeck.server.transport;

/// A request that gets an answer instead of a connection.
final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient HttpAnswer answer;

    RefusedException(HttpAnswer answer) {
        super(answer.status(), null, false, false);
        this.answer = answer;
    }

    HttpAnswer answer() {
        return answer;
    }
}
