package io.pushdeck.server.soak;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import org.slf4j.LoggerFactory;

/// Listens for errors that the server logs; what a client does must never lead to one. Thread-safe.
final class ErrorLog extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Findings findings;

    private ErrorLog(Findings findings) {
        this.findings = findings;
    }

    static ErrorLog into(Findings findings) {
        ErrorLog log = new ErrorLog(findings);
        log.start();
        log.root.addAppender(log);
        return log;
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (event.getLevel().isGreaterOrEqual(Level.ERROR)) {
            var thrown = event.getThrowableProxy();
            findings.add("logged: " + event.getFormattedMessage()
                    + (thrown == null ? "" : " (" + thrown.getClassName() + ": " + thrown.getMessage() + ")"));
        }
    }

    @Override
    public void close() {
        root.detachAppender(this);
        stop();
    }
}
