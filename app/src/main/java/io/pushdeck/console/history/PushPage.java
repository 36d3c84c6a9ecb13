package io.pushdeck.console.history;

import io.pushdeck.console.announcements.AudienceWords;
import io.pushdeck.console.desk.Desk;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.navigation.Destination;
import io.pushdeck.console.ui.EmptyState;
import io.pushdeck.console.ui.Icons;
import io.pushdeck.console.ui.Moments;
import io.pushdeck.console.ui.SearchField;
import io.pushdeck.console.ui.SimulatedBadge;
import io.pushdeck.console.ui.Tip;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.message.Delivery;
import io.pushdeck.server.message.PushRecord;
import io.pushdeck.server.message.RecallProof;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// One push: what it said, how far it got with everyone, why somebody did not get it, and what can still be done.
final class PushPage extends VBox {

    private final Desk desk;
    private final Texts texts;
    private final PushModel model;
    private final InstantSource clock;
    private final Moments moments;
    private final AudienceWords audience;
    private final Label title = new Label();
    private final SimulatedBadge rehearsal;
    private final Label state = new Label();
    private final Label subtitle = new Label();
    private final Hyperlink before = new Hyperlink();
    private final Label proof = new Label();
    private final SearchField search;
    private final RecipientsTable table;
    private final AnnouncementCard announcement;
    private final PersonCard person;
    private final StageTiles tiles;
    private final PushBar bar;
    private final RepeatLine repeats;
    private final SpreadLine spread;
    private final Subscription subscription;

    PushPage(Desk desk, PushModel model, PushActions actions, PushBar bar, InstantSource clock) {
        this.desk = desk;
        this.texts = desk.texts();
        this.model = model;
        this.bar = bar;
        this.clock = clock;
        this.rehearsal = SimulatedBadge.ofPush(texts);
        rehearsal.setId("push-rehearsal");
        this.moments = new Moments(texts);
        this.audience = new AudienceWords(texts, desk.mirror());
        this.search = SearchField.patient(texts, "history.recipients", this::searchFor, this::goToTable);
        this.table = new RecipientsTable(texts, model, moments);
        this.announcement = new AnnouncementCard(texts, moments, this::showEarlier);
        this.person = new PersonCard(desk, model, moments, clock);
        this.tiles = new StageTiles(texts, model, moments);
        this.spread = new SpreadLine(texts, model, moments, clock);
        this.repeats = new RepeatLine(texts, model, actions, moments, clock);
        setId("push-page");
        getStyleClass().add("push-page");
        setUpTable();
        getChildren().addAll(header(), content());
        addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        subscription = Subscription.combine(
                model.pushProperty().subscribe(push -> refresh()),
                model.proofProperty().subscribe((was, now) -> refresh()),
                model.filterProperty().subscribe((was, now) -> showFilter(now)),
                texts.languageProperty().subscribe((was, now) -> {
                    refresh();
                    table.refresh();
                }));
    }

    void close() {
        search.close();
        subscription.unsubscribe();
        tiles.close();
        repeats.close();
        spread.close();
        person.close();
        bar.close();
    }

    /// @param about who is asked about at once
    void open(PushId push, Optional<ClientId> about) {
        table.getSelectionModel().clearSelection();
        model.open(push);
        model.stopAsking();
        about.ifPresent(model::ask);
        Focus.soon(table);
    }

    private Node header() {
        Button back = new Button(null, Icons.of(Feather.ARROW_LEFT));
        back.setId("push-back");
        back.getStyleClass().addAll("flat", "button-icon");
        back.accessibleTextProperty().bind(texts.binding("history.back"));
        Tip.put(back, texts.binding("history.back"));
        back.setOnAction(pressed -> goBack());
        title.setId("push-title");
        title.getStyleClass().add("push-title");
        title.setMinWidth(0);
        state.setId("push-state");
        state.setMinWidth(USE_PREF_SIZE);
        HBox line = new HBox(title, rehearsal, state);
        line.getStyleClass().add("push-title-line");
        line.setAlignment(Pos.CENTER_LEFT);
        subtitle.setId("push-subtitle");
        subtitle.getStyleClass().add("page-subtitle");
        subtitle.setMinWidth(0);
        before.setId("push-before");
        before.setMinWidth(USE_PREF_SIZE);
        before.managedProperty().bind(before.visibleProperty());
        HBox second = new HBox(subtitle, before);
        second.getStyleClass().add("push-second-line");
        second.setAlignment(Pos.CENTER_LEFT);
        VBox titles = new VBox(line, second);
        titles.getStyleClass().add("page-titles");
        titles.setMinWidth(0);
        HBox.setHgrow(titles, Priority.ALWAYS);
        HBox header = new HBox(back, titles, bar);
        header.getStyleClass().add("push-header");
        header.setAlignment(Pos.CENTER_LEFT);
        return header;
    }

    private Node content() {
        proof.setId("push-proof");
        proof.getStyleClass().add("push-proof");
        proof.setGraphic(Icons.of(Feather.CORNER_UP_LEFT));
        proof.setWrapText(true);
        proof.setMinHeight(USE_PREF_SIZE);
        proof.setMaxWidth(Double.MAX_VALUE);
        proof.managedProperty().bind(proof.visibleProperty());
        VBox.setVgrow(table, Priority.ALWAYS);
        VBox left = new VBox(proof, spread, repeats, tiles, search, table);
        left.getStyleClass().add("push-left");
        left.setMinWidth(0);
        HBox.setHgrow(left, Priority.ALWAYS);
        VBox.setVgrow(person, Priority.ALWAYS);
        VBox right = new VBox(announcement, person);
        right.getStyleClass().add("push-right");
        HBox sides = new HBox(left, right);
        sides.getStyleClass().add("push-sides");
        sides.visibleProperty().bind(model.forgottenProperty().not());
        EmptyState gone = new EmptyState(
                Feather.TRASH_2, texts.binding("history.gone.title"), texts.binding("history.gone.text"));
        gone.setId("push-gone");
        gone.visibleProperty().bind(model.forgottenProperty());
        StackPane content = new StackPane(sides, gone);
        VBox.setVgrow(content, Priority.ALWAYS);
        return content;
    }

    private void setUpTable() {
        EmptyState none = new EmptyState(
                Feather.USERS, texts.binding("history.nobody.title"), texts.binding("history.nobody.text"));
        table.setPlaceholder(none);
        table.getSelectionModel().selectedItemProperty().subscribe(this::onChosen);
    }

    private void onChosen(@Nullable Delivery delivery) {
        boolean shown = delivery != null
                && model.answerProperty()
                        .get()
                        .filter(answer -> answer.client().equals(delivery.client()))
                        .isPresent();
        if (delivery != null && !shown) {
            model.ask(delivery.client());
        }
    }

    private void searchFor(String words) {
        model.filterProperty().set(model.filterProperty().get().withText(words));
    }

    private void goToTable() {
        table.requestFocus();
    }

    private void showFilter(RecipientFilter filter) {
        if (filter.equals(RecipientFilter.EVERYONE)) {
            search.clear();
        }
    }

    private void refresh() {
        Optional<PushRecord> shown = model.pushProperty().get();
        Instant now = clock.instant();
        title.setText(shown.map(push -> PushWords.title(push.announcement())).orElse(""));
        subtitle.setText(shown.map(push -> subtitle(push, now)).orElse(""));
        state.setVisible(shown.isPresent());
        rehearsal.setVisible(shown.filter(push -> push.chosen().isSimulated()).isPresent());
        before.setVisible(shown.flatMap(PushRecord::replaces).isPresent());
        before.setText(texts.text("history.before"));
        shown.ifPresent(push -> {
            PushState standing = PushState.of(push, now);
            state.getStyleClass().setAll("push-state", HistoryCell.styleClassOf(standing));
            state.setText(texts.text("history.state." + standing.key()));
            push.replaces()
                    .ifPresent(old ->
                            before.setOnAction(pressed -> desk.navigator().go(new Destination.Push(old))));
            announcement.show(push, now);
        });
        Optional<String> words = shown.flatMap(PushRecord::recalledAt)
                .flatMap(at -> model.proofProperty().get().map(proven -> proofWords(at, proven, now)));
        proof.setVisible(words.isPresent());
        proof.setText(words.orElse(""));
    }

    private String subtitle(PushRecord push, Instant now) {
        String words = texts.text(
                push.chosen().isSimulated() ? "history.subtitle.simulated" : "history.subtitle.push",
                audience.of(push.chosen()),
                push.recipients(),
                moments.atSecond(push.at(), now));
        return push.plan().isPresent() ? texts.text("history.planned", words) : words;
    }

    private String proofWords(Instant at, RecallProof proven, Instant now) {
        return texts.text(
                "history.proof",
                moments.atSecond(at, now),
                proven.goneFromScreens(),
                proven.readBefore(),
                proven.unreachable(),
                proven.neverShown());
    }

    private void showEarlier() {
        model.earlier(versions -> desk.dialogs()
                .show(
                        texts.text("history.earlier.title"),
                        new EarlierTexts(texts, moments, versions, clock.instant())));
    }

    private void goBack() {
        desk.navigator().go(new Destination.History());
    }

    private void onKey(KeyEvent key) {
        boolean used = true;
        boolean typingText = search.hasKeyboard();
        if (key.getCode() == KeyCode.ESCAPE) {
            if (model.filterProperty().get().equals(RecipientFilter.EVERYONE)) {
                goBack();
            } else {
                model.filterProperty().set(RecipientFilter.EVERYONE);
                table.requestFocus();
            }
        } else if ((key.getCode() == KeyCode.LEFT && key.isAltDown())
                || (key.getCode() == KeyCode.BACK_SPACE && !typingText)) {
            goBack();
        } else if (key.getCode() == KeyCode.W && !typingText && !key.isShortcutDown()) {
            person.pick(person);
        } else {
            used = false;
        }
        if (used) {
            key.consume();
        }
    }
}
