package io.pushdeck.server.store;

import io.pushdeck.server.identity.ClientId;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The rows of the deliveries of one push, which follow its acceptance before anything else is written: nobody can say
/// anything of a push that was not published yet. A part that finds the disk full is tried again with the next change
/// that anybody makes, and all parts when the store is opened. Confined to the writer's thread.
final class Fill {
    private static final int ROWS_AT_ONCE = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(Fill.class);

    private final StoreWriter writer;
    private final long push;
    private int partsLeft;

    private Fill(StoreWriter writer, long push) {
        this.writer = writer;
        this.push = push;
    }

    /// Only from a `whenDone` of the writer.
    static void begin(StoreWriter writer, long push, Recipients recipients) {
        Fill fill = new Fill(writer, push);
        List<Map.Entry<ClientId, Boolean>> people = recipients.people();
        for (int start = 0; start < people.size(); start += ROWS_AT_ONCE) {
            fill.partsLeft++;
            List<Map.Entry<ClientId, Boolean>> part =
                    people.subList(start, Math.min(start + ROWS_AT_ONCE, people.size()));
            writer.submitFirst(fill.inserting(part), outcome -> fill.partDone(part, outcome));
        }
        if (fill.partsLeft == 0) {
            fill.complete();
        }
    }

    private StoreWriter.Change<String> inserting(List<Map.Entry<ClientId, Boolean>> part) {
        return connection -> {
            DeliveryTable.insert(connection, push, part);
            return new StoreOutcome.Stored<>("");
        };
    }

    private void partDone(List<Map.Entry<ClientId, Boolean>> part, StoreOutcome<String> outcome) {
        if (outcome instanceof StoreOutcome.Refused<String> refused) {
            LOG.warn("{} deliveries of push {} wait for the disk: {}", part.size(), push, refused.reason());
            writer.submitAgain(inserting(part), later -> partDone(part, later));
        } else if (--partsLeft == 0) {
            complete();
        }
    }

    /// From now on the rows say who the recipients are.
    private void complete() {
        writer.submitFirst(
                connection -> {
                    Sql.update(connection, "UPDATE pushes SET pending = NULL WHERE number = ?", push);
                    return new StoreOutcome.Stored<>("");
                },
                outcome -> {
                    if (outcome instanceof StoreOutcome.Refused<String> refused) {
                        LOG.warn("Push {} still counts as incomplete: {}", push, refused.reason());
                    }
                });
    }
}
