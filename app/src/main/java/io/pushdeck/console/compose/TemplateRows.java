package io.pushdeck.console.compose;

import atlantafx.base.theme.Styles;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.ui.Icons;
import io.pushdeck.console.ui.PlainLine;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// All templates, to give them other names and to delete them. A name that cannot be is not taken, and says why.
final class TemplateRows extends ScrollPane {
    private static final double HEIGHT = 320;
    private static final int LONGEST_TEXT = 80;

    private final Texts texts;
    private final Templates templates;
    private final VBox rows = new VBox();
    private final Consumer<Template> onDelete;

    /// @param onDelete deletes it and offers to take that back
    TemplateRows(Texts texts, Templates templates, Consumer<Template> onDelete) {
        this.texts = texts;
        this.templates = templates;
        this.onDelete = onDelete;
        rows.getStyleClass().add("template-rows");
        setId("templates");
        getStyleClass().add("template-scroll");
        setContent(rows);
        setFitToWidth(true);
        setFocusTraversable(false);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setMaxHeight(HEIGHT);
        templates.all().forEach(template -> rows.getChildren().add(row(template)));
    }

    private VBox row(Template template) {
        TextField name = new TextField(template.name());
        name.setId("template-name-" + template.number());
        name.setAccessibleText(texts.text("compose.template.name"));
        HBox.setHgrow(name, Priority.ALWAYS);
        Label problem = new Label();
        problem.getStyleClass().add("field-problem");
        problem.managedProperty().bind(problem.textProperty().isNotEmpty());
        name.textProperty().subscribe((was, typed) -> rename(template, name, problem));
        Button delete = new Button("", Icons.of(Feather.TRASH_2));
        delete.setId("template-delete-" + template.number());
        delete.getStyleClass().addAll("button-icon", "flat");
        delete.setTooltip(new Tooltip(texts.text("compose.template.delete", template.name())));
        delete.accessibleTextProperty().bind(delete.getTooltip().textProperty());
        HBox line = new HBox(name, delete);
        line.getStyleClass().add("template-line");
        line.setAlignment(Pos.CENTER_LEFT);
        Label says = new Label(
                PlainLine.of((template.draft().title() + "  " + template.draft().body()).strip(), LONGEST_TEXT));
        says.getStyleClass().add("template-says");
        VBox row = new VBox(line, problem, says);
        row.getStyleClass().add("template-row");
        delete.setOnAction(pressed -> {
            // What is taken away would take the focus with it, and the keys.
            delete.requestFocusTraversal(TraversalDirection.NEXT);
            rows.getChildren().remove(row);
            onDelete.accept(latest(template));
        });
        return row;
    }

    private Template latest(Template template) {
        return templates.all().stream()
                .filter(each -> each.number() == template.number())
                .findFirst()
                .orElse(template);
    }

    private void rename(Template template, TextField field, Label problem) {
        String wanted = field.getText().strip();
        String why = Templates.problemOf(texts, wanted)
                .or(() -> templates
                        .named(wanted)
                        .filter(other -> other.number() != template.number())
                        .map(other -> texts.text("compose.template.name.taken", wanted)))
                .orElse("");
        problem.setText(why);
        field.pseudoClassStateChanged(Styles.STATE_DANGER, !why.isEmpty());
        if (why.isEmpty()) {
            templates.put(new Template(template.number(), wanted, template.draft()));
        }
    }
}
