package io.pushdeck.console.history;

import io.pushdeck.console.announcements.AudienceWords;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.ui.Icons;
import io.pushdeck.console.ui.Marks;
import io.pushdeck.console.ui.Moments;
import io.pushdeck.console.ui.SimulatedBadge;
import io.pushdeck.server.message.PushRecord;
import io.pushdeck.server.message.Severity;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// One push: how much it matters, what it says, whom it went to, how far it got, when.
final class HistoryCell extends ListCell<HistoryRow> {
    static final double HEIGHT = 64;
    private static final List<String> SEVERITIES =
            Arrays.stream(Severity.values()).map(Marks::styleClassOf).toList();
    private static final List<String> STATES =
            Arrays.stream(PushState.values()).map(HistoryCell::styleClassOf).toList();

    private final Texts texts;
    private final AudienceWords audience;
    private final Moments moments;
    private final InstantSource clock;
    private final FontIcon icon = Icons.of(Feather.INFO);
    private final Label title = new Label();
    private final Label first = new Label();
    private final Label whom = new Label();
    private final StageBar bar = new StageBar();
    private final Label progress = new Label();
    private final Label state = new Label();
    private final SimulatedBadge rehearsal;
    private final Label time = new Label();
    private final HBox face;
    private final Tooltip tooltip = new Tooltip();
    private Subscription watching = Subscription.EMPTY;

    HistoryCell(Texts texts, AudienceWords audience, InstantSource clock) {
        this.texts = texts;
        this.audience = audience;
        this.moments = new Moments(texts);
        this.clock = clock;
        rehearsal = SimulatedBadge.ofPush(texts);
        getStyleClass().add("history-cell");
        title.getStyleClass().add("history-title");
        first.getStyleClass().add("history-first");
        whom.getStyleClass().add("history-whom");
        progress.getStyleClass().add("history-progress");
        state.getStyleClass().add("push-state");
        time.getStyleClass().add("history-time");
        StackPane badge = new StackPane(icon);
        badge.getStyleClass().add("severity-badge");
        title.setMinWidth(0);
        first.setMinWidth(0);
        whom.setMinWidth(0);
        HBox words = new HBox(title, rehearsal, first);
        words.getStyleClass().add("history-words");
        // The title is shortened only when nothing else is left.
        first.setPrefWidth(0);
        first.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(first, Priority.ALWAYS);
        VBox text = new VBox(words, whom);
        text.getStyleClass().add("history-text");
        text.setAlignment(Pos.CENTER_LEFT);
        text.setMinWidth(0);
        HBox.setHgrow(text, Priority.ALWAYS);
        VBox share = new VBox(bar, progress);
        share.getStyleClass().add("history-share");
        share.setAlignment(Pos.CENTER_LEFT);
        VBox when = new VBox(time, state);
        when.getStyleClass().add("history-when");
        when.setAlignment(Pos.CENTER_RIGHT);
        state.managedProperty().bind(state.visibleProperty());
        face = new HBox(badge, text, share, when);
        face.getStyleClass().add("history-face");
        face.setAlignment(Pos.CENTER_LEFT);
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable HistoryRow row, boolean empty) {
        super.updateItem(row, empty);
        watching.unsubscribe();
        watching = Subscription.EMPTY;
        getStyleClass().removeAll(SEVERITIES);
        if (empty || row == null) {
            setId(null);
            setGraphic(null);
            setTooltip(null);
            setAccessibleText(null);
            return;
        }
        setId("history-" + row.id());
        setGraphic(face);
        setTooltip(tooltip);
        watching = Subscription.combine(
                row.pushProperty().subscribe(push -> showPush(row)),
                row.tallyProperty().subscribe((before, now) -> showTally(row)));
    }

    private void showPush(HistoryRow row) {
        PushRecord push = row.push();
        Severity severity = push.announcement().severity();
        getStyleClass().removeAll(SEVERITIES);
        getStyleClass().add(Marks.styleClassOf(severity));
        icon.setIconCode(Marks.of(severity));
        title.setText(PushWords.title(push.announcement()));
        first.setText(PushWords.firstWords(push.announcement()));
        String to = texts.text(
                push.chosen().isSimulated() ? "history.to.simulated" : "history.to",
                audience.of(push.chosen()),
                push.recipients());
        whom.setText(push.plan().isPresent() ? texts.text("history.planned", to) : to);
        rehearsal.setVisible(push.chosen().isSimulated());
        Instant now = clock.instant();
        time.setText(moments.at(push.at(), now));
        PushState standing = PushState.of(push, now);
        state.getStyleClass().removeAll(STATES);
        state.getStyleClass().add(styleClassOf(standing));
        state.setVisible(standing != PushState.LIVE);
        state.setText(texts.text("history.state." + standing.key()));
        tooltip.setText(moments.inFull(push.at()) + "\n" + PushWords.severity(texts, severity) + " · "
                + texts.text("history.state." + standing.key()));
        showTally(row);
    }

    private void showTally(HistoryRow row) {
        bar.show(row.tallyProperty().get());
        progress.setText(
                PushWords.progress(texts, row.push(), row.tallyProperty().get()));
        setAccessibleText(plain());
    }

    private String plain() {
        String name = rehearsal.isVisible() ? title.getText() + ", " + rehearsal.getText() : title.getText();
        return String.join(", ", time.getText(), name, whom.getText(), progress.getText(), state.getText());
    }

    static String styleClassOf(PushState state) {
        return "push-state-" + state.key();
    }
}
