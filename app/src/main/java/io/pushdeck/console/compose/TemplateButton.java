package io.pushdeck.console.compose;

import io.pushdeck.console.commands.Command;
import io.pushdeck.console.desk.Desk;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.ui.Icons;
import io.pushdeck.console.ui.Picker;
import io.pushdeck.console.ui.Tip;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import org.kordamp.ikonli.feather.Feather;

/// What was written once and is written again: uses a template, keeps one, gives them other names.
final class TemplateButton extends Button {
    private static final double WIDTH = 320;

    private final Desk desk;
    private final Texts texts;
    private final ComposeModel model;
    private final RecipientWords words;
    private final Clock clock;
    private final Templates templates;

    /// @param clock in the zone of the operator
    TemplateButton(Desk desk, ComposeModel model, RecipientWords words, Clock clock) {
        super("", Icons.of(Feather.BOOKMARK));
        this.desk = desk;
        this.texts = desk.texts();
        this.model = model;
        this.words = words;
        this.clock = clock;
        this.templates = new Templates(desk.preferences());
        setId("compose-templates");
        getStyleClass().addAll("button-icon", "flat", "small");
        Tip.name(this, texts.binding("compose.templates"));
        setOnAction(pressed -> choose());
    }

    /// What the palette offers of them.
    List<Command> commands() {
        List<Command> now = new ArrayList<>();
        String template = texts.text("compose.template");
        templates
                .all()
                .forEach(each -> now.add(new Command(
                        template, texts.text("compose.template.use", each.name()), Feather.BOOKMARK, () -> use(each))));
        if (!model.draft().draft().isBlank()) {
            now.add(new Command(template, texts.text("compose.template.save"), Feather.PLUS, this::askToSave));
        }
        return now;
    }

    private void choose() {
        Picker<Template> picker = new Picker<>(
                        templates.all(),
                        Template::name,
                        each -> Icons.of(Feather.BOOKMARK),
                        texts.text("compose.template.search"),
                        templates.all().isEmpty()
                                ? texts.text("compose.template.none", "{gate}")
                                : texts.text("compose.template.nothing"))
                .wide(WIDTH);
        if (!model.draft().draft().isBlank()) {
            picker.action(texts.text("compose.template.save"), this::askToSave);
        }
        if (!templates.all().isEmpty()) {
            picker.action("templates-manage", Feather.EDIT_2, texts.text("compose.template.manage"), this::manage);
        }
        picker.show(this, this::use);
    }

    private void use(Template template) {
        Set<String> open = Placeholders.in(template.draft());
        if (open.isEmpty()) {
            put(template.name(), template.draft());
            return;
        }
        TemplateFields fields = new TemplateFields(texts, open, this::known);
        desk.dialogs()
                .form(
                        texts.text("compose.template.fill", template.name()),
                        fields,
                        texts.text("compose.template.fill.action"),
                        fields.complete(),
                        () -> put(template.name(), Placeholders.fill(template.draft(), fields.values())));
    }

    private void put(String name, Draft draft) {
        Draft before = model.draft().draft();
        model.draft().put(draft);
        if (!before.isBlank()) {
            desk.toasts()
                    .withAction(
                            texts.text("compose.template.used", name),
                            texts.text("compose.template.undo"),
                            () -> model.draft().put(before));
        }
    }

    /// By either of the names that the languages give it.
    private String known(String name) {
        ZonedDateTime now = ZonedDateTime.now(clock);
        return switch (name) {
            case "time", "时间" ->
                DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                        .withLocale(texts.languageProperty().get())
                        .format(now);
            case "date", "日期" ->
                DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                        .withLocale(texts.languageProperty().get())
                        .format(now);
            case "group", "分组" -> recipients(Recipient.OfGroup.class);
            case "name", "姓名" -> recipients(Recipient.OfClient.class);
            default -> "";
        };
    }

    private String recipients(Class<? extends Recipient> kind) {
        return model.audience().recipients().items().stream()
                .filter(kind::isInstance)
                .map(words::name)
                .collect(Collectors.joining(texts.text("compose.list.separator")));
    }

    private void askToSave() {
        Draft draft = model.draft().draft();
        desk.dialogs()
                .ask(
                        texts.text("compose.template.save.title"),
                        texts.text("compose.template.name"),
                        draft.name(),
                        texts.text("compose.template.save.action"),
                        typed -> Templates.problemOf(texts, typed),
                        name -> save(name, draft));
    }

    private void save(String name, Draft draft) {
        Optional<Template> before = templates.named(name);
        templates.save(name, draft);
        before.ifPresentOrElse(
                old -> desk.toasts()
                        .withAction(
                                texts.text("compose.template.replaced", name),
                                texts.text("compose.template.undo"),
                                () -> templates.put(old)),
                () -> desk.toasts().info(texts.text("compose.template.saved", name)));
    }

    private void manage() {
        desk.dialogs().show(texts.text("compose.templates"), new TemplateRows(texts, templates, this::delete));
    }

    private void delete(Template template) {
        templates.remove(template);
        desk.toasts()
                .withAction(
                        texts.text("compose.template.deleted", template.name()),
                        texts.text("compose.template.undo"),
                        () -> templates.put(template));
    }
}
