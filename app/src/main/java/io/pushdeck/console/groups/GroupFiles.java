package io.pushdeck.console.groups;

import io.pushdeck.console.bridge.FileTrouble;
import io.pushdeck.console.bridge.TextFile;
import io.pushdeck.console.bridge.TextFiles;
import io.pushdeck.console.desk.Desk;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.membership.GroupEditing;
import io.pushdeck.console.ui.FileDialogs;
import io.pushdeck.console.ui.FileWords;
import io.pushdeck.server.group.Group;
import io.pushdeck.server.identity.ClientId;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Groups into files and out of them, as the operator chooses them. Confined to the JavaFX thread; the files are
/// written and read elsewhere.
public final class GroupFiles {
    private static final int BYTES_OF_A_MEGABYTE = 1_048_576;

    private final Desk desk;
    private final Texts texts;
    private final GroupEditing editing;
    private final FileDialogs dialogs;
    private final TextFiles files;

    public GroupFiles(Desk desk, FileDialogs dialogs, TextFiles files) {
        this.desk = desk;
        this.texts = desk.texts();
        this.editing = new GroupEditing(desk);
        this.dialogs = dialogs;
        this.files = files;
    }

    /// Every group.
    void exportAllAsCsv() {
        exportAsCsv(all(), "groups");
    }

    void exportAllAsJson() {
        exportAsJson(all(), "groups");
    }

    void exportAsCsv(Group group) {
        exportAsCsv(List.of(group), group.name());
    }

    void exportAsJson(Group group) {
        exportAsJson(List.of(group), group.name());
    }

    private void exportAsCsv(List<Group> groups, String name) {
        GroupExport export = GroupExport.of(groups, desk.mirror());
        save("groups.export.csv", name + ".csv", export::csv);
    }

    private void exportAsJson(List<Group> groups, String name) {
        GroupExport export = GroupExport.of(groups, desk.mirror());
        save("groups.export.json", name + ".json", export::json);
    }

    private List<Group> all() {
        return desk.mirror().groups().stream()
                .map(row -> row.groupProperty().get())
                .toList();
    }

    private void save(String titleKey, String name, Supplier<String> text) {
        // A name may hold what no file system takes.
        String suggested = "pushdeck-" + name.replaceAll("[^\\p{L}\\p{N}._-]+", "-");
        dialogs.save(texts.text(titleKey), suggested)
                .ifPresent(file -> files.write(file, text, trouble -> tell(file, trouble)));
    }

    private void tell(Path file, Optional<FileTrouble> trouble) {
        trouble.ifPresentOrElse(
                cause -> desk.toasts()
                        .error(texts.text(
                                "groups.export.failed", file, FileWords.of(texts, cause.problem(), cause.detail()))),
                () -> desk.toasts().info(texts.text("groups.export.done", file)));
    }

    /// Asks for a file, says what it would change, and changes it if the operator agrees.
    void take() {
        dialogs.open(
                        texts.text("groups.import.title"),
                        texts.text("groups.import.kind"),
                        List.of("*.csv", "*.json", "*.txt"))
                .ifPresent(file -> files.read(file, GroupFile::parse, answer -> judge(file, answer)));
    }

    private void judge(Path file, TextFile<GroupFile> answer) {
        switch (answer) {
            case TextFile.Parsed<GroupFile> parsed ->
                desk.backend().everybody(known -> propose(file, parsed.content(), known));
            case TextFile.TooLong<GroupFile> tooLong ->
                desk.toasts().error(texts.text("groups.import.long", file, tooLong.most() / BYTES_OF_A_MEGABYTE));
            case TextFile.Undecodable<GroupFile> ignored ->
                desk.toasts().error(texts.text("groups.import.undecodable", file));
            case TextFile.Unreadable<GroupFile> unreadable ->
                desk.toasts().error(texts.text("groups.import.unreadable", file, unreadable.detail()));
        }
    }

    private void propose(Path file, GroupFile content, Map<ClientId, String> everybody) {
        ImportForm form = new ImportForm(desk, content, everybody);
        Path name = file.getFileName();
        desk.dialogs()
                .form(
                        texts.text("groups.import.from", name == null ? file : name),
                        form,
                        texts.text("groups.import.action"),
                        form.validProperty(),
                        () -> make(form.plan()));
    }

    private void make(ImportPlan plan) {
        plan.edit()
                .ifPresent(edit -> editing.make(
                        texts.text("groups.import.edit"),
                        edit,
                        texts.text("groups.import.done", plan.created().size(), plan.memberships())));
    }
}
