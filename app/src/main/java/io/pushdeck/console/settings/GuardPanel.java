package io.pushdeck.console.settings;

import io.pushdeck.console.bridge.GuardCount;
import io.pushdeck.console.bridge.GuardWatch;
import io.pushdeck.console.bridge.ServerStatus;
import io.pushdeck.console.i18n.Texts;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// How often each limit has held something off since the server began to listen. What never happened is quiet; what
/// happened in the last minute is marked.
final class GuardPanel extends VBox {
    private static final PseudoClass ZERO = PseudoClass.getPseudoClass("zero");
    private static final PseudoClass NEWS = PseudoClass.getPseudoClass("news");

    private final Texts texts;
    private final GuardWatch guard;

    GuardPanel(Texts texts, GuardWatch guard, ObservableValue<ServerStatus> status) {
        this.texts = texts;
        this.guard = guard;
        setId("guard-panel");
        getStyleClass().add("setting-sections");
        getChildren().add(lead(status));
        for (GuardCount.Kind kind : GuardCount.Kind.values()) {
            getChildren().add(section(kind));
        }
    }

    private Label lead(ObservableValue<ServerStatus> status) {
        Label lead = new Label();
        lead.setId("guard-lead");
        lead.getStyleClass().add("setting-lead");
        lead.setWrapText(true);
        lead.setMinHeight(USE_PREF_SIZE);
        lead.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> {
                            if (!(status.getValue() instanceof ServerStatus.Listening)) {
                                return texts.text("guard.lead.closed");
                            }
                            return texts.text(guard.total() == 0 ? "guard.lead.nothing" : "guard.lead");
                        },
                        status,
                        guard.revisionProperty(),
                        texts.languageProperty()));
        return lead;
    }

    private Node section(GuardCount.Kind kind) {
        List<Node> rows = new ArrayList<>();
        for (GuardCount count : GuardCount.values()) {
            if (count.kind() == kind) {
                rows.add(row(count));
            }
        }
        return new SettingSection(texts.binding("guard.kind." + kind.key()), rows.toArray(Node[]::new));
    }

    private Node row(GuardCount count) {
        Label words = new Label();
        words.getStyleClass().add("guard-words");
        words.textProperty().bind(texts.binding("guard." + count.key()));
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        Label news = new Label();
        news.getStyleClass().add("guard-news");
        news.textProperty().bind(texts.binding("guard.news"));
        news.setMinWidth(USE_PREF_SIZE);
        Label number = new Label();
        number.setId("guard-" + count.key());
        number.getStyleClass().add("guard-number");
        number.setMinWidth(USE_PREF_SIZE);
        number.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> NumberFormat.getIntegerInstance(
                                        texts.languageProperty().get())
                                .format(guard.of(count)),
                        guard.revisionProperty(),
                        texts.languageProperty()));
        HBox row = new HBox(words, news, number);
        row.getStyleClass().add("guard-row");
        row.setAlignment(Pos.CENTER_LEFT);
        guard.revisionProperty().subscribe(() -> {
            row.pseudoClassStateChanged(ZERO, guard.of(count) == 0);
            row.pseudoClassStateChanged(NEWS, guard.isNews(count));
            news.setVisible(guard.isNews(count));
        });
        row.pseudoClassStateChanged(ZERO, true);
        news.setVisible(false);
        return row;
    }
}
