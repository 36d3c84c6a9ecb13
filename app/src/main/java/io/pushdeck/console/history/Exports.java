package io.pushdeck.console.history;

import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.ui.FileDialogs;
import io.pushdeck.console.ui.Toasts;
import io.pushdeck.server.message.Delivery;
import io.pushdeck.server.message.PushRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/// Writes the recipients of a push into a file that the operator chooses, and says how that ended.
final class Exports {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmm", Locale.ROOT).withZone(ZoneId.systemDefault());

    private final Texts texts;
    private final Toasts toasts;
    private final FileDialogs files;

    Exports(Texts texts, Toasts toasts, FileDialogs files) {
        this.texts = texts;
        this.toasts = toasts;
        this.files = files;
    }

    void csv(PushRecord push, List<Delivery> deliveries) {
        save(push, "csv", RecipientExport.csv(deliveries));
    }

    void json(PushRecord push, List<Delivery> deliveries) {
        save(push, "json", RecipientExport.json(push, deliveries));
    }

    private void save(PushRecord push, String ending, String text) {
        String suggested = "pushdeck-" + MOMENT.format(push.at()) + "." + ending;
        files.save(texts.text("history.menu." + ending), suggested).ifPresent(file -> write(file, text));
    }

    private void write(Path file, String text) {
        try {
            Files.writeString(file, text);
            toasts.info(texts.text("history.exported", file));
        } catch (IOException failed) {
            toasts.error(texts.text("history.unwritable", file, failed.toString()));
        }
    }
}
