package io.pushdeck.console.compose;

import io.pushdeck.console.bridge.PushNews;
import io.pushdeck.console.bridge.PushRequest;
import io.pushdeck.console.commands.Command;
import io.pushdeck.console.desk.Desk;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.sharing.OwnReceiver;
import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.message.PushClass;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/// Sends what is written to the operator's own receiver and nobody else, marked as a trial; opens the receiver first if
/// it is not there.
final class Trial {
    static final KeyCombination KEYS = new KeyCodeCombination(KeyCode.T, KeyCombination.SHORTCUT_DOWN);

    private final Desk desk;
    private final Texts texts;
    private final ComposeModel model;
    private final OwnReceiver own;
    private final Clock clock;
    // A browser that has not come by then is not coming.
    private final PauseTransition patience = new PauseTransition(Duration.seconds(30));
    private Subscription waiting = Subscription.EMPTY;

    Trial(Desk desk, ComposeModel model, OwnReceiver own, Clock clock) {
        this.desk = desk;
        this.texts = desk.texts();
        this.model = model;
        this.own = own;
        this.clock = clock;
        patience.setOnFinished(over -> {
            stopWaiting();
            desk.toasts().error(texts.text("compose.trial.alone"));
        });
    }

    void close() {
        stopWaiting();
    }

    /// What stands in the way; empty if it can be sent.
    Optional<Problem> problem() {
        return model.draft().draft().problem(clock.instant(), clock.getZone());
    }

    /// What the palette offers.
    List<Command> commands() {
        return problem().isPresent()
                ? List.of()
                : List.of(new Command(
                        texts.text("compose.title"),
                        texts.text("compose.trial"),
                        Feather.USER_CHECK,
                        KEYS.getDisplayText(),
                        this::send));
    }

    /// Does nothing while there is a problem.
    void send() {
        if (problem().isPresent()) {
            return;
        }
        Announcement said = marked(model.draft().draft().announcement(clock.instant(), clock.getZone()));
        stopWaiting();
        if (desk.mirror().isOnline(own.client())) {
            push(said);
            return;
        }
        desk.toasts().info(texts.text("compose.trial.opening"));
        waiting = desk.mirror().revisionProperty().subscribe((before, now) -> {
            if (desk.mirror().isOnline(own.client())) {
                stopWaiting();
                push(said);
            }
        });
        patience.playFromStart();
        own.open().run();
    }

    private Announcement marked(Announcement said) {
        String title = said.title().isEmpty()
                ? texts.text("compose.trial.mark.alone")
                : texts.text("compose.trial.mark", said.title());
        return title.length() + said.body().length() > Announcement.MAX_CHARACTERS
                ? said
                : new Announcement(
                        title,
                        said.body(),
                        said.format(),
                        said.severity(),
                        said.icon(),
                        said.link(),
                        said.actions(),
                        said.expires(),
                        said.acknowledge(),
                        said.manner());
    }

    private void push(Announcement said) {
        PushRequest request =
                new PushRequest(said, PushClass.ANNOUNCEMENT, Audience.of(own.client()), Optional.empty());
        desk.backend().push(request, news -> {
            switch (news) {
                case PushNews.Accepted accepted -> desk.toasts().info(texts.text("compose.trial.done"));
                case PushNews.Refused refused -> desk.toasts().error(texts.text("compose.trial.refused"));
                case PushNews.Ended ended -> {
                    // It was said already.
                }
            }
        });
    }

    private void stopWaiting() {
        patience.stop();
        waiting.unsubscribe();
        waiting = Subscription.EMPTY;
    }
}
