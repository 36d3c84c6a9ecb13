package io.pushdeck.console.rehearsal;

import io.pushdeck.console.bridge.RehearsalBackend;
import io.pushdeck.console.commands.Command;
import io.pushdeck.console.commands.Commands;
import io.pushdeck.console.desk.Desk;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.navigation.Destination;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.message.PushRecord;
import io.pushdeck.server.rehearsal.Behaviour;
import io.pushdeck.server.rehearsal.Mix;
import io.pushdeck.server.rehearsal.RehearsalStatus;
import io.pushdeck.server.rehearsal.RehearsalStatus.Phase;
import io.pushdeck.server.rehearsal.StartResult;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/// The rehearsal of the moment, known from the start of the console on, whatever page is shown. Confined to the JavaFX
/// thread.
public final class RehearsalModel {
    private final Desk desk;
    private final Texts texts;
    private final RehearsalBackend backend;
    private final Cast cast;
    private final ReadOnlyObjectWrapper<RehearsalStatus> status = new ReadOnlyObjectWrapper<>(RehearsalStatus.NONE);
    private final ReadOnlyIntegerWrapper playing = new ReadOnlyIntegerWrapper();
    private final ReadOnlyBooleanWrapper refused = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Optional<PushRecord>> lastPush = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final Subscription subscription;

    public RehearsalModel(Desk desk, RehearsalBackend backend) {
        this.desk = desk;
        this.texts = desk.texts();
        this.backend = backend;
        this.cast = new Cast(desk.preferences());
        subscription = backend.watch(this::show);
        desk.commands().offer(Commands.Scope.WINDOW, this::commands);
    }

    /// How many clients play; 0 while there is no rehearsal.
    public ReadOnlyIntegerProperty playingProperty() {
        return playing.getReadOnlyProperty();
    }

    /// Stops following the server.
    public void close() {
        subscription.unsubscribe();
    }

    Cast cast() {
        return cast;
    }

    ReadOnlyObjectProperty<RehearsalStatus> statusProperty() {
        return status.getReadOnlyProperty();
    }

    /// Whether the last start was in vain, since the server does not listen.
    ReadOnlyBooleanProperty refusedProperty() {
        return refused.getReadOnlyProperty();
    }

    /// The newest push that reached any of them.
    ReadOnlyObjectProperty<Optional<PushRecord>> lastPushProperty() {
        return lastPush.getReadOnlyProperty();
    }

    private void show(RehearsalStatus now) {
        boolean another = !now.lastPush().equals(status.get().lastPush());
        status.set(now);
        playing.set(now.all());
        if (now.lastPush().isEmpty()) {
            lastPush.set(Optional.empty());
        } else if (another) {
            desk.history().find(now.lastPush().get(), found -> {
                if (found.map(PushRecord::id).equals(status.get().lastPush())) {
                    lastPush.set(found);
                }
            });
        }
    }

    /// Does nothing while what is typed cannot be played.
    void start() {
        cast.mixProperty().get().ifPresent(this::start);
    }

    private void start(Mix mix) {
        Map<Behaviour, String> names = new EnumMap<>(Behaviour.class);
        for (Behaviour behaviour : Behaviour.values()) {
            names.put(behaviour, nameOf(behaviour));
        }
        refused.set(false);
        backend.start(mix, names, result -> refused.set(result == StartResult.NOT_LISTENING));
    }

    void end() {
        backend.end();
    }

    void push() {
        desk.navigator().go(new Destination.Compose(Audience.REHEARSAL, ""));
    }

    String nameOf(Behaviour behaviour) {
        return texts.text("rehearsal." + behaviour.key());
    }

    private List<Command> commands() {
        String about = texts.text("rehearsal.title");
        Phase phase = status.get().phase();
        if (phase == Phase.NONE) {
            return cast.mixProperty().get().isEmpty()
                    ? List.of()
                    : List.of(new Command(about, texts.text("rehearsal.start"), Feather.PLAY, () -> {
                        desk.navigator().go(new Destination.Rehearsal());
                        start();
                    }));
        }
        return phase == Phase.ENDING
                ? List.of()
                : List.of(
                        new Command(about, texts.text("rehearsal.push"), Feather.SEND, this::push),
                        new Command(about, texts.text("rehearsal.end"), Feather.SQUARE, this::end));
    }
}
