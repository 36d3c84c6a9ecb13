package io.pushdeck.server.rehearsal;

import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.message.Action;
import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.CloseReason;
import io.pushdeck.server.message.Position;
import io.pushdeck.server.message.Stage;
import io.pushdeck.server.protocol.ClientFrame;
import io.pushdeck.server.protocol.ServerFrame;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// A client with nobody behind it: connects, confirms and goes as its behaviour and its script say. Confined to the
/// thread of the rehearsal.
final class SimulatedClient implements Line.Owner {
    private static final String ACKNOWLEDGE = "ack";

    private final ClientId id;
    private final String name;
    private final Behaviour behaviour;
    private final Script script;
    private final Troupe troupe;
    /// How far each push got with it.
    private final Map<PushId, Stage> stages = new HashMap<>();

    private @Nullable Line line;
    private @Nullable Position position;
    private String epoch = "";
    private boolean connected;
    private boolean met;
    private boolean leaving;
    private boolean over;

    SimulatedClient(ClientId id, String name, Behaviour behaviour, Script script, Troupe troupe) {
        this.id = id;
        this.name = name;
        this.behaviour = behaviour;
        this.script = script;
        this.troupe = troupe;
    }

    Behaviour behaviour() {
        return behaviour;
    }

    boolean isConnected() {
        return connected;
    }

    /// Whether it was connected at any time.
    boolean isMet() {
        return met;
    }

    /// Whether that push got so far with it.
    boolean has(PushId push, Stage stage) {
        Stage reached = stages.get(push);
        return reached != null && reached.compareTo(stage) >= 0 && reached.compareTo(Stage.ACTED) <= 0;
    }

    void connect() {
        if (!over && line == null) {
            leaving = false;
            line = troupe.call(this, behaviour == Behaviour.SLOW ? this::dawdle : Runnable::run);
            if (line == null) {
                later(script.returning(), this::connect);
            }
        }
    }

    private void dawdle(Runnable takeTheNext) {
        later(script.dawdling(), takeTheNext);
    }

    private void later(Duration delay, Runnable action) {
        troupe.later(delay, () -> {
            if (!over) {
                action.run();
            }
        });
    }

    @Override
    public void opened(Line opened) {
        opened.say(new ClientFrame.Hello(
                Optional.of(id.value()), name, "", List.of(), "", "", Optional.ofNullable(position)));
    }

    @Override
    public void heard(Line from, ServerFrame frame) {
        switch (frame) {
            case ServerFrame.Welcome welcome -> welcomed(from, welcome);
            case ServerFrame.Push push -> {
                passed(push.offset());
                troupe.got(push.offset(), push.id(), push.announcement().acknowledge());
                shown(push.id(), push.announcement());
            }
            case ServerFrame.Update update -> {
                passed(update.offset());
                shown(update.id(), update.announcement());
            }
            case ServerFrame.Recall recall -> {
                passed(recall.offset());
                stages.put(recall.id(), Stage.RECALLED);
                from.say(receipt(recall.id(), Stage.RECALLED, ""));
            }
            case ServerFrame.Ping ignored -> from.say(new ClientFrame.Pong());
            case ServerFrame.Bye theCloseFollows -> {}
            case ServerFrame.Message ignored -> {}
            case ServerFrame.Groups ignored -> {}
            case ServerFrame.Reply ignored -> {}
        }
    }

    private void welcomed(Line from, ServerFrame.Welcome welcome) {
        connected = true;
        met = true;
        epoch = welcome.end().epoch();
        if (welcome.resumed() != ServerFrame.Resumed.COMPLETE) {
            position = welcome.valid() == 0 ? welcome.end() : null;
        }
        troupe.changed();
        switch (behaviour) {
            case OFFLINE -> leave(from);
            case FLAPPING -> later(script.staying(), () -> leave(from));
            case STEADY, SLOW, SILENT -> {}
        }
    }

    private void passed(long offset) {
        position = new Position(epoch, offset);
    }

    private void leave(Line from) {
        if (from == line && !leaving) {
            leaving = true;
            if (behaviour == Behaviour.FLAPPING && script.vanishes()) {
                from.vanish();
            } else {
                from.close();
            }
        }
    }

    private static ClientFrame receipt(PushId push, Stage stage, String action) {
        return new ClientFrame.Receipt(OptionalLong.empty(), stage, List.of(push), action);
    }

    private void shown(PushId push, Announcement announcement) {
        if (stages.containsKey(push)) {
            return;
        }
        reached(push, Stage.RECEIVED, "");
        later(script.showing(), () -> {
            reached(push, Stage.DISPLAYED, "");
            if (behaviour != Behaviour.SILENT) {
                later(script.reading(), () -> read(push, announcement));
            }
        });
    }

    private void read(PushId push, Announcement announcement) {
        reached(push, Stage.READ, "");
        List<Action> actions = announcement.actions();
        if (!actions.isEmpty()) {
            String pressed = actions.get(script.choice(actions.size())).id();
            later(script.deciding(), () -> reached(push, Stage.ACTED, pressed));
        } else if (announcement.acknowledge()) {
            later(script.deciding(), () -> reached(push, Stage.ACTED, ACKNOWLEDGE));
        }
    }

    /// A client that is away at that moment says so when it is back.
    private void reached(PushId push, Stage stage, String action) {
        Stage before = stages.get(push);
        if (before == Stage.RECALLED) {
            return;
        }
        Line open = line;
        if (open == null || !connected) {
            later(script.returning(), () -> reached(push, stage, action));
            return;
        }
        if (before == null || before.compareTo(stage) < 0) {
            stages.put(push, stage);
        }
        open.say(receipt(push, stage, action));
        troupe.changed();
    }

    @Override
    public void closed(Line ended, int code, String reason) {
        if (ended != line) {
            return;
        }
        boolean wasThere = connected;
        line = null;
        connected = false;
        troupe.changed();
        if (over) {
            return;
        }
        if (leaving) {
            if (behaviour == Behaviour.FLAPPING) {
                later(script.away(), this::connect);
            }
            return;
        }
        troupe.troubled(code, reason);
        if (CloseReason.mayReconnect(code) && !(behaviour == Behaviour.OFFLINE && wasThere)) {
            later(script.returning(), this::connect);
        }
    }

    /// Goes for good; `line` ends soon.
    void end() {
        over = true;
        Line open = line;
        if (open != null && connected) {
            open.close();
        } else if (open != null) {
            open.vanish();
        }
    }

    /// Does not wait for the goodbye any longer.
    void cut() {
        Line open = line;
        if (open != null) {
            open.vanish();
        }
    }

    boolean isGone() {
        return line == null;
    }
}
