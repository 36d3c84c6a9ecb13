package io.pushdeck.console.settings;

import atlantafx.base.theme.Styles;
import io.pushdeck.console.desk.Desk;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.settings.SecurityModel.Input;
import io.pushdeck.console.settings.SecurityModel.Source;
import io.pushdeck.console.sharing.CertificateWords;
import io.pushdeck.console.ui.FileDialogs;
import io.pushdeck.console.ui.Icons;
import io.pushdeck.console.ui.SettingRow;
import io.pushdeck.server.security.CertificateProblem;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// What each source of a certificate needs to know. Only those of the chosen source are shown; what was refused stands
/// under the field it is about.
final class SecurityInputs {
    private final Desk desk;
    private final Texts texts;
    private final SecurityModel model;
    private final FileDialogs files;

    SecurityInputs(Desk desk, SecurityModel model, FileDialogs files) {
        this.desk = desk;
        this.texts = desk.texts();
        this.model = model;
        this.files = files;
    }

    Node pem() {
        List<String> patterns = List.of("*.pem", "*.crt", "*.cer", "*.key");
        return shown(
                Source.PEM,
                file(Source.PEM, Input.CHAIN, patterns),
                file(Source.PEM, Input.KEY, patterns),
                password(Source.PEM, Input.KEY_PASSWORD),
                field(Source.PEM, Input.PUBLIC_NAME));
    }

    Node pkcs12() {
        return shown(
                Source.PKCS12,
                file(Source.PKCS12, Input.STORE, List.of("*.p12", "*.pfx")),
                password(Source.PKCS12, Input.STORE_PASSWORD),
                field(Source.PKCS12, Input.PUBLIC_NAME));
    }

    Node selfSigned() {
        FlowPane chips = new FlowPane();
        chips.setId("security-names");
        chips.getStyleClass().add("name-chips");
        model.names().addListener((ListChangeListener<String>) change -> showNames(chips));
        texts.languageProperty().subscribe(language -> showNames(chips));
        return shown(
                Source.SELF_SIGNED,
                new SettingRow(texts.binding("security.names.title"), texts.binding("security.names.text"), chips));
    }

    /// What was refused for a reason that is about no field.
    Node problem() {
        Label problem = problemLabel(
                "security-problem",
                Bindings.createStringBinding(
                        () -> model.problemProperty()
                                .get()
                                .filter(found -> fieldOf(found).isEmpty())
                                .map(this::words)
                                .orElse(""),
                        model.problemProperty(),
                        texts.languageProperty()));
        problem.getStyleClass().add("problem-alone");
        return problem;
    }

    private void showNames(FlowPane chips) {
        chips.getChildren().clear();
        for (String name : model.names()) {
            Button remove = new Button(null, Icons.of(Feather.X));
            remove.getStyleClass().add("chip-remove");
            remove.setAccessibleText(texts.text("security.names.remove", name));
            remove.setOnAction(pressed -> model.names().remove(name));
            HBox chip = new HBox(new Label(name), remove);
            chip.getStyleClass().add("name-chip");
            chip.setAlignment(Pos.CENTER_LEFT);
            chips.getChildren().add(chip);
        }
        Button add = new Button(texts.text("security.names.add"), Icons.of(Feather.PLUS));
        add.setId("security-names-add");
        add.getStyleClass().add("small");
        add.setOnAction(pressed -> desk.dialogs()
                .ask(
                        texts.text("security.names.ask"),
                        texts.text("security.names.label"),
                        "",
                        texts.text("security.names.add"),
                        typed -> model.isNewName(typed)
                                ? Optional.empty()
                                : Optional.of(texts.text("security.names.wrong")),
                        typed -> model.names().add(typed.strip())));
        chips.getChildren().add(add);
    }

    private Node shown(Source source, Node... rows) {
        VBox box = new VBox(rows);
        box.visibleProperty().bind(model.sourceProperty().map(chosen -> chosen == source));
        box.managedProperty().bind(box.visibleProperty());
        return box;
    }

    private Node file(Source source, Input input, List<String> patterns) {
        TextField field = textField(source, input, new TextField());
        Button choose = new Button();
        choose.setId(field.getId() + "-choose");
        choose.setMinWidth(Region.USE_PREF_SIZE);
        choose.textProperty().bind(texts.binding("security.choose"));
        choose.setOnAction(
                pressed -> files.open(texts.text(key(input) + ".title"), texts.text(key(input) + ".kind"), patterns)
                        .map(Path::toString)
                        .ifPresent(field::setText));
        HBox both = new HBox(field, choose);
        both.getStyleClass().add("setting-path");
        return row(source, input, both);
    }

    private Node password(Source source, Input input) {
        return row(source, input, textField(source, input, new PasswordField()));
    }

    private Node field(Source source, Input input) {
        return row(source, input, textField(source, input, new TextField()));
    }

    private TextField textField(Source source, Input input, TextField field) {
        field.setId("security-" + word(source) + "-" + word(input));
        field.getStyleClass().add("security-field");
        field.textProperty().bindBidirectional(model.input(input));
        model.problemProperty()
                .subscribe(problem -> field.pseudoClassStateChanged(
                        Styles.STATE_DANGER,
                        problem.flatMap(this::fieldOf).filter(input::equals).isPresent()));
        return field;
    }

    private Node row(Source source, Input input, Node control) {
        Label problem = problemLabel(
                "security-problem-" + word(source) + "-" + word(input),
                Bindings.createStringBinding(
                        () -> model.problemProperty()
                                .get()
                                .filter(found ->
                                        fieldOf(found).filter(input::equals).isPresent())
                                .map(this::words)
                                .orElse(""),
                        model.problemProperty(),
                        texts.languageProperty()));
        return new VBox(
                new SettingRow(texts.binding(key(input) + ".title"), texts.binding(key(input) + ".text"), control),
                problem);
    }

    private static Label problemLabel(String id, ObservableValue<String> text) {
        Label problem = new Label();
        problem.setId(id);
        problem.getStyleClass().addAll("field-problem", "limit-problem");
        problem.setWrapText(true);
        problem.setMinHeight(Region.USE_PREF_SIZE);
        problem.textProperty().bind(text);
        problem.visibleProperty().bind(text.map(said -> !said.isEmpty()));
        problem.managedProperty().bind(problem.visibleProperty());
        return problem;
    }

    private String words(CertificateProblem problem) {
        String why = CertificateWords.of(texts, problem);
        return model.certificate().isPresent() ? why + " " + texts.text("security.kept") : why;
    }

    /// Which field a refusal is about; empty if about none of those shown.
    private Optional<Input> fieldOf(CertificateProblem problem) {
        boolean store = model.sourceProperty().get() == Source.PKCS12;
        if (!store && model.sourceProperty().get() != Source.PEM) {
            return Optional.empty();
        }
        Input certificate = store ? Input.STORE : Input.CHAIN;
        return Optional.of(
                switch (problem) {
                    case CertificateProblem.Missing missing -> inputOf(missing.file(), certificate);
                    case CertificateProblem.Unreadable unreadable -> inputOf(unreadable.file(), certificate);
                    case CertificateProblem.NotAKey none -> inputOf(none.file(), certificate);
                    case CertificateProblem.PasswordNeeded needed -> store ? Input.STORE_PASSWORD : Input.KEY_PASSWORD;
                    case CertificateProblem.WrongPassword wrong -> store ? Input.STORE_PASSWORD : Input.KEY_PASSWORD;
                    case CertificateProblem.KeyMismatch mismatch -> store ? Input.STORE : Input.KEY;
                    case CertificateProblem.NamesMismatch names -> Input.PUBLIC_NAME;
                    default -> certificate;
                });
    }

    private Input inputOf(Path file, Input otherwise) {
        return otherwise == Input.CHAIN
                        && file.toString().equals(model.input(Input.KEY).get().strip())
                ? Input.KEY
                : otherwise;
    }

    private static String key(Input input) {
        return "security." + word(input);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
