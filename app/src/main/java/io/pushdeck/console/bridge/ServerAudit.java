package io.pushdeck.console.bridge;

import io.pushdeck.server.PushServer;
import io.pushdeck.server.message.AuditEntry;
import io.pushdeck.server.message.AuditQuery;
import io.pushdeck.server.push.AuditLog;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Who did what, of the real server: asks it and brings the answers to the JavaFX thread.
public final class ServerAudit implements AuditBackend {
    private static final Logger log = LoggerFactory.getLogger(ServerAudit.class);

    private final AuditLog audit;
    private final Executor fxThread;

    public ServerAudit(PushServer server, Executor fxThread) {
        this.audit = server.archive().audit();
        this.fxThread = fxThread;
    }

    @Override
    public void search(AuditQuery query, Consumer<List<AuditEntry>> whenRead, Consumer<String> whenNot) {
        audit.search(query)
                .whenCompleteAsync(
                        (found, failure) -> {
                            if (failure == null) {
                                whenRead.accept(found);
                            } else {
                                log.warn("Who did what could not be read", failure);
                                whenNot.accept(String.valueOf(failure.getMessage()));
                            }
                        },
                        fxThread)
                .exceptionally(failure -> {
                    log.debug("Who did what was not shown", failure);
                    return List.of();
                });
    }

    @Override
    public void note(String role, String what, String subject, String detail) {
        audit.note(role, what, subject, detail);
    }

    @Override
    public void operator(String name) {
        audit.operator(name);
    }
}
