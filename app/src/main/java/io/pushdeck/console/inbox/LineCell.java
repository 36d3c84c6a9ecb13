package io.pushdeck.console.inbox;

import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.ui.Icons;
import io.pushdeck.console.ui.Moments;
import io.pushdeck.console.ui.PlainLine;
import io.pushdeck.console.ui.PlainText;
import io.pushdeck.server.message.ConversationEntry;
import io.pushdeck.server.message.Stage;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// A line of a conversation: what they said at the left, what we said at the right with how far it got. Texts are
/// plain,
/// and no longer than a screen.
final class LineCell extends ListCell<Line> {
    static final int MOST_CHARACTERS = 2_000;
    static final int MOST_LINES = 30;
    private static final int LONGEST_TITLE = 120;
    /// What the scroll bar and the edges of the list take.
    private static final double SIDES = 34;

    private static final double SHARE = 0.74;

    private final Texts texts;
    private final InboxWords words;
    private final Moments moments;
    private final InstantSource clock;
    private final LineActions actions;
    private @Nullable Region face;

    LineCell(Texts texts, InboxWords words, InstantSource clock, LineActions actions) {
        this.texts = texts;
        this.words = words;
        this.moments = new Moments(texts);
        this.clock = clock;
        this.actions = actions;
        getStyleClass().add("line-cell");
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Line line, boolean empty) {
        super.updateItem(line, empty);
        face = null;
        setGraphic(null);
        setAccessibleText(null);
        if (!empty && line != null) {
            face = switch (line) {
                case Line.Earlier earlier -> earlier();
                case Line.Day day -> day(day.date());
                case Line.Said said -> said(said.entry());
                case Line.Leaving leaving -> leaving(leaving);
            };
            setGraphic(face);
        }
    }

    /// A list asks for the height without saying the width, but words wrap.
    @Override
    protected double computePrefHeight(double width) {
        Region shown = face;
        return shown == null
                ? super.computePrefHeight(width)
                : snapSizeY(snappedTopInset() + shown.prefHeight(room()) + snappedBottomInset());
    }

    private double room() {
        ListView<Line> list = getListView();
        return list == null ? 400 : Math.max(120, list.getWidth() - SIDES);
    }

    private Region earlier() {
        Button more = new Button(texts.text("inbox.earlier"), Icons.of(Feather.CHEVRON_UP));
        more.setId("inbox-earlier");
        more.getStyleClass().addAll("flat", "small");
        more.setFocusTraversable(false);
        more.setOnAction(pressed -> actions.loadEarlier());
        setAccessibleText(more.getText());
        return row(Pos.CENTER, more);
    }

    private Region day(LocalDate date) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneId.systemDefault());
        String said;
        if (date.equals(today)) {
            said = texts.text("inbox.today");
        } else if (date.equals(today.minusDays(1))) {
            said = texts.text("inbox.yesterday");
        } else {
            said = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                    .withLocale(texts.languageProperty().get())
                    .format(date);
        }
        Label day = new Label(said);
        day.getStyleClass().add("line-day");
        setAccessibleText(said);
        return row(Pos.CENTER, day);
    }

    private Region said(ConversationEntry entry) {
        return switch (entry) {
            case ConversationEntry.Wrote wrote -> wrote(wrote);
            case ConversationEntry.SentBytes bytes ->
                theirs(note(texts.text("inbox.bytes", bytes.bytes()), Feather.PACKAGE), bytes.at());
            case ConversationEntry.Clicked clicked -> clicked(clicked);
            case ConversationEntry.Pushed pushed -> pushed(pushed);
        };
    }

    private Region wrote(ConversationEntry.Wrote wrote) {
        VBox bubble = new VBox(body(wrote.text()));
        boolean shortened = wrote.characters() > wrote.text().length();
        if (shortened || PlainText.cuts(wrote.text(), MOST_CHARACTERS, MOST_LINES)) {
            Hyperlink all = new Hyperlink(texts.text("inbox.all", wrote.characters()));
            all.setFocusTraversable(false);
            all.setOnAction(pressed -> actions.showAll(wrote));
            bubble.getChildren().add(all);
        }
        return theirs(bubble, wrote.at());
    }

    private Region clicked(ConversationEntry.Clicked clicked) {
        String button = PlainLine.of(clicked.button(), LONGEST_TITLE);
        VBox bubble = new VBox(note(texts.text("inbox.pressed", button), Feather.CHECK_CIRCLE));
        if (!clicked.title().isEmpty()) {
            Hyperlink title = new Hyperlink(PlainLine.of(clicked.title(), LONGEST_TITLE));
            title.getStyleClass().add("line-push");
            title.setFocusTraversable(false);
            title.setTooltip(new Tooltip(texts.text("inbox.open.push")));
            title.setOnAction(pressed -> actions.openPush(clicked.push()));
            bubble.getChildren().add(title);
        }
        return theirs(bubble, clicked.at());
    }

    private Region pushed(ConversationEntry.Pushed pushed) {
        VBox bubble = ours(InboxWords.text(pushed.push().announcement()));
        bubble.getStyleClass().add("bubble-push");
        bubble.setOnMouseClicked(click -> {
            if (click.isStillSincePress() && click.getClickCount() == 2) {
                actions.openPush(pushed.push().id());
            }
        });
        Stage stage = pushed.delivery().stage();
        String reached = texts.text("stage." + stage.key());
        Region dot = new Region();
        dot.getStyleClass().addAll("stage-dot", "stage-" + stage.key());
        Label detail = new Label(reached + " · " + time(pushed.at()), dot);
        detail.getStyleClass().add("line-detail");
        HBox foot = new HBox(detail);
        foot.getStyleClass().add("line-foot");
        foot.setAlignment(Pos.CENTER_RIGHT);
        if (pushed.push().recipients() > 1) {
            Label many = new Label(texts.text("inbox.to.many", pushed.push().recipients()));
            many.getStyleClass().add("line-detail");
            foot.getChildren().addFirst(many);
        }
        if (pushed.delivery().times().read().isEmpty()) {
            Hyperlink why = new Hyperlink(texts.text("inbox.why"));
            why.getStyleClass().add("line-why");
            why.setFocusTraversable(false);
            why.setTooltip(new Tooltip(texts.text("inbox.why.tip")));
            why.setOnAction(
                    pressed -> actions.why(pushed.push().id(), pushed.delivery().client()));
            foot.getChildren().add(why);
        }
        setAccessibleText(texts.text("inbox.ours", words.plain(pushed), reached, time(pushed.at())));
        return side(Pos.CENTER_RIGHT, bubble, foot);
    }

    private Region leaving(Line.Leaving leaving) {
        VBox bubble = ours(leaving.text());
        bubble.getStyleClass().add("bubble-leaving");
        Label detail = new Label(texts.text("inbox.leaving"), Icons.of(Feather.CLOCK));
        detail.getStyleClass().add("line-detail");
        HBox foot = new HBox(detail);
        foot.getStyleClass().add("line-foot");
        foot.setAlignment(Pos.CENTER_RIGHT);
        setAccessibleText(texts.text("inbox.ours", leaving.text(), detail.getText(), ""));
        return side(Pos.CENTER_RIGHT, bubble, foot);
    }

    private Region theirs(Node content, Instant at) {
        VBox bubble = content instanceof VBox box ? box : new VBox(content);
        bubble.getStyleClass().addAll("bubble", "bubble-theirs");
        Label detail = new Label(time(at));
        detail.getStyleClass().add("line-detail");
        HBox foot = new HBox(detail);
        foot.getStyleClass().add("line-foot");
        if (getItem() instanceof Line.Said said) {
            setAccessibleText(texts.text("inbox.theirs", words.plain(said.entry()), time(at)));
        }
        return side(Pos.CENTER_LEFT, bubble, foot);
    }

    private static VBox ours(String text) {
        VBox bubble = new VBox(body(text));
        bubble.getStyleClass().addAll("bubble", "bubble-ours");
        return bubble;
    }

    private static Label body(String text) {
        Label body = new Label(PlainText.of(text, MOST_CHARACTERS, MOST_LINES));
        body.getStyleClass().add("bubble-text");
        body.setWrapText(true);
        body.setMinHeight(USE_PREF_SIZE);
        body.setMinWidth(0);
        return body;
    }

    private static Label note(String said, Feather icon) {
        Label note = new Label(said, Icons.of(icon));
        note.getStyleClass().add("bubble-note");
        note.setWrapText(true);
        note.setMinHeight(USE_PREF_SIZE);
        return note;
    }

    private Region side(Pos side, VBox bubble, HBox foot) {
        bubble.setFillWidth(false);
        bubble.setMaxWidth(Math.floor(room() * SHARE));
        bubble.setMinWidth(0);
        VBox both = new VBox(bubble, foot);
        both.getStyleClass().add("line-said");
        both.setFillWidth(false);
        both.setAlignment(side);
        both.setMinWidth(0);
        both.setMaxWidth(Math.floor(room() * SHARE) + 60);
        return row(side, both);
    }

    private static HBox row(Pos side, Node content) {
        HBox row = new HBox(content);
        row.setAlignment(side);
        row.setMinWidth(0);
        return row;
    }

    // The day stands above.
    private String time(Instant at) {
        return moments.at(at, at);
    }
}
