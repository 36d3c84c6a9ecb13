package io.pushdeck.console.bridge;

import io.pushdeck.server.group.Group;
import io.pushdeck.server.hub.SessionView;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.Proof;
import io.pushdeck.server.identity.SessionId;
import io.pushdeck.server.session.Handshake;
import io.pushdeck.server.session.Traffic;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// One live connection in the console. What can change is a property; the rest is fixed. Confined to the JavaFX
/// thread.
public final class ClientRow {
    private final SessionView opened;
    private final ReadOnlyStringWrapper name = new ReadOnlyStringWrapper();
    private final ReadOnlyObjectWrapper<List<Group>> groups = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Traffic> traffic = new ReadOnlyObjectWrapper<>();
    private @Nullable String searched;
    private long lastSeenMillis;

    ClientRow(SessionView opened, List<Group> groups) {
        this.opened = opened;
        this.name.set(opened.name());
        this.groups.set(groups);
        measure(opened.traffic());
    }

    public SessionId session() {
        return opened.id();
    }

    public ClientId client() {
        return opened.client();
    }

    public Handshake handshake() {
        return opened.handshake();
    }

    /// That it has shown by a token who it is.
    public Optional<Proof> proof() {
        return opened.proof();
    }

    public Instant connectedAt() {
        return opened.connectedAt();
    }

    public ReadOnlyStringProperty nameProperty() {
        return name.getReadOnlyProperty();
    }

    /// In order of creation.
    public ReadOnlyObjectProperty<List<Group>> groupsProperty() {
        return groups.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Traffic> trafficProperty() {
        return traffic.getReadOnlyProperty();
    }

    /// Whether it reads too slowly, as the server judged when it last measured.
    public boolean isSlow() {
        return traffic.get().backlog().isSlow();
    }

    /// What the traffic says, for sorting: comparing 10,000 rows looks at each of them many times.
    public long lastSeenMillis() {
        return lastSeenMillis;
    }

    /// What a search looks at, written once and kept until name or groups change: a search looks at all rows.
    public String searchText(Function<ClientRow, String> written) {
        String text = searched;
        if (text == null) {
            text = written.apply(this);
            searched = text;
        }
        return text;
    }

    void rename(String newName) {
        searched = null;
        name.set(newName);
    }

    void regroup(List<Group> newGroups) {
        searched = null;
        groups.set(newGroups);
    }

    void measure(Traffic newTraffic) {
        lastSeenMillis = newTraffic.lastSeen().toEpochMilli();
        traffic.set(newTraffic);
    }
}
