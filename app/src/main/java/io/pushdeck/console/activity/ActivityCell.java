package io.pushdeck.console.activity;

import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.ui.Icons;
import io.pushdeck.console.ui.SimulatedBadge;
import io.pushdeck.console.ui.Tip;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// One line: when, what kind, who, what happened, and a button to answer if that is possible.
final class ActivityCell extends ListCell<ActivityEntry> {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());
    private static final DateTimeFormatter DAY_AND_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneId.systemDefault());
    private static final Map<Kind, PseudoClass> KINDS = Arrays.stream(Kind.values())
            .collect(Collectors.toMap(
                    kind -> kind,
                    kind -> PseudoClass.getPseudoClass(kind.name().toLowerCase(Locale.ROOT)),
                    (one, other) -> one,
                    () -> new EnumMap<>(Kind.class)));

    private final Texts texts;
    private final FontIcon icon = Icons.of(Feather.ACTIVITY);
    private final Label time = new Label();
    private final Label subject = new Label();
    private final Label words = new Label();
    private final SimulatedBadge simulated;
    private final Button answer = new Button();
    private final BooleanProperty answerable = new SimpleBooleanProperty();
    private final HBox row;

    /// @param answering whether whoever sits there may answer
    ActivityCell(Texts texts, ObservableBooleanValue answering, Consumer<ActivityEntry> onAnswer) {
        this.texts = texts;
        simulated = SimulatedBadge.ofClient(texts);
        getStyleClass().add("activity-cell");
        time.getStyleClass().add("activity-time");
        time.setMinWidth(Label.USE_PREF_SIZE);
        subject.getStyleClass().add("activity-subject");
        subject.setMinWidth(Label.USE_PREF_SIZE);
        words.getStyleClass().add("activity-words");
        words.setMinWidth(0);
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        StackPane badge = new StackPane(icon);
        badge.getStyleClass().add("activity-badge");
        setUpAnswer(onAnswer);
        answer.visibleProperty().bind(Bindings.and(answerable, answering));
        row = new HBox(time, badge, subject, simulated, words, answer);
        row.getStyleClass().add("activity-row");
        row.setAlignment(Pos.CENTER_LEFT);
        Tip.put(row, itemProperty().map(this::whole));
        setPrefWidth(0);
    }

    private String whole(ActivityEntry entry) {
        return DAY_AND_TIME.format(entry.at()) + "\n" + entry.subject().in(texts) + " "
                + entry.words().in(texts);
    }

    private void setUpAnswer(Consumer<ActivityEntry> onAnswer) {
        answer.getStyleClass().add("activity-answer");
        answer.setGraphic(Icons.of(Feather.CORNER_UP_LEFT));
        answer.textProperty().bind(texts.binding("activity.answer"));
        answer.setMinWidth(Button.USE_PREF_SIZE);
        answer.setFocusTraversable(false);
        answer.managedProperty().bind(answer.visibleProperty());
        // Selecting the line holds the feed: else the line under the pointer could be another one when it is let go.
        answer.addEventFilter(MouseEvent.MOUSE_PRESSED, pressed -> {
            getListView().getSelectionModel().clearAndSelect(getIndex());
            getListView().requestFocus();
        });
        answer.setOnAction(event -> {
            ActivityEntry entry = getItem();
            if (entry != null) {
                onAnswer.accept(entry);
            }
        });
    }

    @Override
    protected void updateItem(@Nullable ActivityEntry entry, boolean empty) {
        super.updateItem(entry, empty);
        if (empty || entry == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        // No style classes: a change of them matches every rule anew, and the lines of a busy feed change all the time.
        KINDS.forEach((kind, look) ->
                pseudoClassStateChanged(look, kind == entry.happening().kind()));
        icon.setIconCode(iconOf(entry.happening()));
        time.setText(TIME.format(entry.at()));
        subject.setText(entry.subject().in(texts));
        words.setText(entry.words().in(texts));
        simulated.setVisible(entry.concerns().isSimulated());
        answerable.set(entry.message().isPresent());
        setAccessibleText(plain(entry, texts));
        setGraphic(row);
    }

    /// The line as text, for the clipboard and screen readers.
    static String plain(ActivityEntry entry, Texts texts) {
        return timeOf(entry.at()) + " " + entry.line(texts);
    }

    private static String timeOf(Instant at) {
        return TIME.format(at);
    }

    private static Feather iconOf(Happening happening) {
        return switch (happening) {
            case CONNECTED -> Feather.LOG_IN;
            case DISCONNECTED -> Feather.LOG_OUT;
            case RENAMED -> Feather.EDIT_2;
            case JOINED -> Feather.USER_PLUS;
            case LEFT -> Feather.USER_MINUS;
            case GROUP_CREATED -> Feather.FOLDER_PLUS;
            case GROUP_CHANGED -> Feather.LAYERS;
            case GROUP_DELETED -> Feather.TRASH_2;
            case PUSHED -> Feather.SEND;
            case STOPPED -> Feather.SLASH;
            case UPDATED -> Feather.EDIT_3;
            case ESCALATED -> Feather.VOLUME_2;
            case REPEATED -> Feather.REPEAT;
            case RECALLED -> Feather.CORNER_DOWN_LEFT;
            case ACTED -> Feather.CHECK_SQUARE;
            case RECEIVED -> Feather.MESSAGE_SQUARE;
            case TROUBLED -> Feather.ALERT_TRIANGLE;
        };
    }
}
