package io.pushdeck.console.settings;

import io.pushdeck.console.bridge.AuditBackend;
import io.pushdeck.console.bridge.PagedRows;
import io.pushdeck.server.message.AuditEntry;
import io.pushdeck.server.message.AuditQuery;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// Who did what, newest first, a page at a time.
final class AuditModel {
    private final AuditBackend audit;
    private final PagedRows<AuditEntry, AuditEntry> rows = new PagedRows<>(new Source());
    private final StringProperty words = new SimpleStringProperty("");
    private final ObjectProperty<AuditKind> kind = new SimpleObjectProperty<>(AuditKind.ALL);
    private Consumer<String> onTrouble = trouble -> {};

    AuditModel(AuditBackend audit) {
        this.audit = audit;
        words.subscribe((before, now) -> rows.restart());
        kind.subscribe((before, now) -> rows.restart());
    }

    PagedRows<AuditEntry, AuditEntry> rows() {
        return rows;
    }

    StringProperty wordsProperty() {
        return words;
    }

    ObjectProperty<AuditKind> kindProperty() {
        return kind;
    }

    /// @param told what kept the audit from being read, in the words of the system
    void onTrouble(Consumer<String> told) {
        onTrouble = told;
    }

    /// Asks what is new. Not while words are looked for: that may read the audit to its beginning each time.
    void look() {
        if (words.get().isBlank()) {
            rows.refresh();
        }
    }

    /// All that fits the filter, also what is not shown.
    ///
    /// @param whenRead once, with everything
    void everything(Consumer<List<AuditEntry>> whenRead) {
        everything(new ArrayList<>(), Long.MAX_VALUE, words.get(), kind.get(), whenRead);
    }

    private void everything(
            List<AuditEntry> all, long before, String of, AuditKind only, Consumer<List<AuditEntry>> whenRead) {
        audit.search(
                new AuditQuery(of, only.kinds(), before, 0, AuditQuery.MOST),
                found -> {
                    all.addAll(found);
                    if (found.size() == AuditQuery.MOST) {
                        everything(all, found.getLast().number(), of, only, whenRead);
                    } else {
                        whenRead.accept(List.copyOf(all));
                    }
                },
                trouble -> onTrouble.accept(trouble));
    }

    private final class Source implements PagedRows.Source<AuditEntry, AuditEntry> {
        @Override
        public void ask(int skip, int limit, Consumer<List<AuditEntry>> whenFound) {
            audit.search(
                    new AuditQuery(words.get(), kind.get().kinds(), Long.MAX_VALUE, skip, limit),
                    whenFound,
                    trouble -> onTrouble.accept(trouble));
        }

        @Override
        public Object key(AuditEntry found) {
            return found.number();
        }

        @Override
        public Comparator<AuditEntry> order() {
            return Comparator.comparingLong(AuditEntry::number).reversed();
        }

        @Override
        public AuditEntry content(AuditEntry row) {
            return row;
        }

        @Override
        public AuditEntry row(AuditEntry found, Optional<AuditEntry> known) {
            return found;
        }
    }
}
