package io.pushdeck.console.history;

import io.pushdeck.console.bridge.FileTrouble;
import io.pushdeck.console.bridge.TextFiles;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.ui.FileDialogs;
import io.pushdeck.console.ui.FileWords;
import io.pushdeck.console.ui.Toasts;
import io.pushdeck.server.message.Delivery;
import io.pushdeck.server.message.PushRecord;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/// Writes the recipients of a push into a file that the operator chooses, and says how that ended.
final class Exports {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmm", Locale.ROOT).withZone(ZoneId.systemDefault());

    private final Texts texts;
    private final Toasts toasts;
    private final FileDialogs dialogs;
    private final TextFiles files;

    Exports(Texts texts, Toasts toasts, FileDialogs dialogs, TextFiles files) {
        this.texts = texts;
        this.toasts = toasts;
        this.dialogs = dialogs;
        this.files = files;
    }

    void csv(PushRecord push, List<Delivery> deliveries) {
        save(push, "csv", () -> RecipientExport.csv(deliveries));
    }

    void json(PushRecord push, List<Delivery> deliveries) {
        save(push, "json", () -> RecipientExport.json(push, deliveries));
    }

    private void save(PushRecord push, String ending, Supplier<String> text) {
        String suggested = "pushdeck-" + MOMENT.format(push.at()) + "." + ending;
        dialogs.save(texts.text("history.menu." + ending), suggested)
                .ifPresent(file -> files.write(file, text, trouble -> tell(file, trouble)));
    }

    private void tell(Path file, Optional<FileTrouble> trouble) {
        trouble.ifPresentOrElse(
                cause -> toasts.error(
                        texts.text("history.unwritable", file, FileWords.of(texts, cause.problem(), cause.detail()))),
                () -> toasts.info(texts.text("history.exported", file)));
    }
}
