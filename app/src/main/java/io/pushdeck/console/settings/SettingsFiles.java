package io.pushdeck.console.settings;

import io.pushdeck.console.bridge.AuditBackend;
import io.pushdeck.console.bridge.FileTrouble;
import io.pushdeck.console.bridge.ServerControl;
import io.pushdeck.console.bridge.TextFile;
import io.pushdeck.console.commands.Command;
import io.pushdeck.console.commands.Commands;
import io.pushdeck.console.desk.Desk;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.ui.FileWords;
import io.pushdeck.console.ui.PlainLine;
import io.pushdeck.server.message.AuditEntry;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.SimpleBooleanProperty;
import org.kordamp.ikonli.feather.Feather;

/// The settings into a file and out of one, as the operator chooses it. Confined to the JavaFX thread; the files are
/// written and read elsewhere.
public final class SettingsFiles {
    /// Many times what all settings are long.
    private static final int MOST_BYTES = 1 << 20;

    private static final int LONGEST_SHOWN = 60;

    private final Desk desk;
    private final Texts texts;
    private final AuditBackend audit;
    private final FileAccess files;
    private final CurrentSettings current;

    /// Offers both in the palette.
    public SettingsFiles(Desk desk, ServerControl server, AuditBackend audit, FileAccess files) {
        this.desk = desk;
        this.texts = desk.texts();
        this.audit = audit;
        this.files = files;
        this.current = new CurrentSettings(desk.preferences(), server, desk.history()::keepFor);
        desk.commands().offer(Commands.Scope.WINDOW, this::commands);
    }

    private List<Command> commands() {
        String about = texts.text("settings.title");
        return List.of(
                new Command(about, texts.text("settings.export.action"), Feather.DOWNLOAD, this::export),
                new Command(about, texts.text("settings.import.action"), Feather.UPLOAD, this::take));
    }

    /// Asks for a file and writes all settings into it.
    void export() {
        String text = SettingsFile.write(current.read());
        files.dialogs()
                .save(texts.text("settings.export.title"), "pushdeck-settings.json")
                .ifPresent(file -> files.texts().write(file, () -> text, trouble -> tell(file, trouble)));
    }

    private void tell(Path file, Optional<FileTrouble> trouble) {
        trouble.ifPresentOrElse(
                cause -> desk.toasts()
                        .error(texts.text(
                                "settings.export.failed", file, FileWords.of(texts, cause.problem(), cause.detail()))),
                () -> desk.toasts().info(texts.text("settings.export.done", file)));
    }

    /// Asks for a file, says what it would change, and changes it if the operator agrees.
    void take() {
        if (desk.roles().refuses()) {
            return;
        }
        files.dialogs()
                .open(texts.text("settings.import.title"), texts.text("settings.import.kind"), List.of("*.json"))
                .ifPresent(file ->
                        files.texts().read(file, MOST_BYTES, SettingsFile::parse, answer -> judge(file, answer)));
    }

    private void judge(Path file, TextFile<SettingsFile> answer) {
        switch (answer) {
            case TextFile.Parsed<SettingsFile> parsed -> judge(file, parsed.content());
            case TextFile.TooLong<SettingsFile> tooLong ->
                desk.toasts().error(texts.text("settings.import.long", nameOf(file)));
            case TextFile.Undecodable<SettingsFile> ignored ->
                desk.toasts().error(texts.text("settings.import.undecodable", nameOf(file)));
            case TextFile.Unreadable<SettingsFile> unreadable ->
                desk.toasts().error(texts.text("settings.import.unreadable", nameOf(file), unreadable.detail()));
        }
    }

    private void judge(Path file, SettingsFile content) {
        switch (content) {
            case SettingsFile.Refused refused -> refuse(file, refused);
            case SettingsFile.Settings settings -> {
                Map<String, String> before = current.read();
                Map<String, String> whole = new LinkedHashMap<>(before);
                whole.putAll(settings.values());
                SettingRules.conflict(whole, settings.entries().keySet())
                        .ifPresentOrElse(
                                conflict -> refuse(file, refusal(settings, conflict)),
                                () -> propose(file, before, whole));
            }
        }
    }

    private static SettingsFile.Refused refusal(SettingsFile.Settings settings, SettingRules.Conflict conflict) {
        SettingsFile.Entry entry = settings.entries().getOrDefault(conflict.key(), new SettingsFile.Entry(1, ""));
        return new SettingsFile.Refused(
                SettingsFile.Reason.BAD_VALUE, entry.line(), conflict.key(), entry.value(), conflict.allowed());
    }

    private void refuse(Path file, SettingsFile.Refused refused) {
        String reason = refused.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
        desk.toasts()
                .error(texts.text(
                        "settings.import.refused",
                        nameOf(file),
                        refused.line(),
                        texts.text(
                                "settings.import.problem." + reason,
                                PlainLine.of(refused.key(), LONGEST_SHOWN),
                                PlainLine.of(refused.value(), LONGEST_SHOWN),
                                refused.allowed())));
    }

    private void propose(Path file, Map<String, String> before, Map<String, String> whole) {
        Map<String, String> changed = new LinkedHashMap<>();
        SettingRules.CARRIED.keySet().stream()
                .filter(key -> !whole.getOrDefault(key, "").equals(before.get(key)))
                .forEach(key -> changed.put(key, whole.getOrDefault(key, "")));
        if (changed.isEmpty()) {
            desk.toasts().info(texts.text("settings.import.nothing", nameOf(file)));
            return;
        }
        desk.dialogs()
                .form(
                        texts.text("settings.import.from", nameOf(file)),
                        new SettingsImportForm(texts, before, changed),
                        texts.text("settings.import.take"),
                        new SimpleBooleanProperty(true),
                        () -> make(nameOf(file), changed));
    }

    private void make(String name, Map<String, String> changed) {
        // Somebody may have locked while the question was open.
        if (desk.roles().refuses()) {
            return;
        }
        Map<String, String> before = current.read();
        before.keySet().retainAll(changed.keySet());
        current.apply(changed);
        audit.note(AuditEntry.OPERATOR, "import settings", name, changed.size() + " changes");
        desk.toasts()
                .withAction(
                        texts.text("settings.import.done", changed.size()),
                        texts.text("settings.import.undo"),
                        () -> undo(name, before, changed));
    }

    /// Puts back what the import changed and nobody has changed again since.
    private void undo(String name, Map<String, String> before, Map<String, String> changed) {
        if (desk.roles().refuses()) {
            return;
        }
        Map<String, String> now = current.read();
        Map<String, String> back = new LinkedHashMap<>(before);
        back.keySet().removeIf(key -> !now.getOrDefault(key, "").equals(changed.get(key)));
        now.putAll(back);
        if (SettingRules.conflict(now, back.keySet()).isPresent()) {
            desk.toasts().error(texts.text("settings.import.stuck"));
            return;
        }
        current.apply(back);
        audit.note(AuditEntry.OPERATOR, "undo import", name, back.size() + " changes");
        desk.toasts().info(texts.text("settings.import.undone", back.size()));
    }

    private static String nameOf(Path file) {
        Path name = file.getFileName();
        return PlainLine.of((name == null ? file : name).toString(), LONGEST_SHOWN);
    }
}
