package io.pushdeck.console.bench;

import io.pushdeck.console.bench.Settings.Part;
import io.pushdeck.server.group.Group;
import io.pushdeck.server.group.GroupEdit;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.GroupId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/// The parts that share one open console and one crowd.
public final class BusyParts {
    private static final int GROUPS = 5;

    private final Settings settings;
    private final OpenConsole console;

    public BusyParts(Settings settings, OpenConsole console) {
        this.settings = settings;
        this.console = console;
    }

    /// Writes their sections.
    public void run(int port) {
        int known = settings.clients() + settings.clients() / 5;
        group(known);
        try (CrowdHandle crowd = new CrowdHandle(port, known)) {
            crowd.join(settings.clients());
            console.await(
                    "everyone is shown",
                    () -> console.table("#clients-table").getItems().size() == settings.clients());
            if (settings.parts().contains(Part.LOAD)) {
                new LoadPart(settings, console, crowd).run().keep(settings.build());
            }
            if (settings.parts().contains(Part.PUSH)) {
                OpenConsole.pause(3_000);
                new PushPart(settings, console, crowd).run().keep(settings.build());
            }
        }
    }

    /// Everyone is in one of a few groups.
    private void group(int known) {
        List<Set<ClientId>> members = new ArrayList<>();
        for (int number = 0; number < known; number++) {
            if (members.size() <= number % GROUPS) {
                members.add(new HashSet<>());
            }
            members.get(number % GROUPS).add(new ClientId("till-%05d".formatted(number)));
        }
        for (int number = 0; number < members.size(); number++) {
            console.server()
                    .groups()
                    .apply(new GroupEdit.Create(
                            new Group(GroupId.of(new UUID(0, number)), "Floor " + (number + 1), Group.Colour.BLUE),
                            members.get(number)))
                    .orTimeout(30, TimeUnit.SECONDS)
                    .join();
        }
    }
}
