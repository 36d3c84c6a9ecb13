package io.pushdeck.console.transfer;

import io.pushdeck.console.bridge.Mirror;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.server.group.Group;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.GroupId;
import io.pushdeck.server.message.Audience;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/// Says what is carried and what dropping it would do, in the operator's language. Confined to the JavaFX thread.
public final class CargoWords implements Function<Cargo, String> {
    private final Texts texts;
    private final Mirror mirror;

    public CargoWords(Texts texts, Mirror mirror) {
        this.texts = texts;
        this.mirror = mirror;
    }

    /// "Mei Lin", "12 clients", "Ops", "Everyone".
    @Override
    public String apply(Cargo cargo) {
        Audience audience = cargo.audience();
        if (audience.everyone()) {
            return texts.text("transfer.everyone");
        }
        if (audience.groups().size() == 1 && audience.clients().isEmpty()) {
            return nameOf(audience.groups().iterator().next());
        }
        if (audience.groups().isEmpty() && audience.clients().size() == 1) {
            return mirror.nameOf(audience.clients().iterator().next());
        }
        return texts.text("transfer.clients", mirror.people(audience).size());
    }

    /// What letting go on `target` would do to its members.
    public DropPreview join(Cargo cargo, GroupId target) {
        return switch (Drop.join(mirror, cargo, target)) {
            case Drop.Accepted accepted ->
                new DropPreview(true, texts.text("transfer.preview.join", accepted.count(), nameOf(target)));
            case Drop.Refused refused -> new DropPreview(false, why(refused, target));
        };
    }

    /// What taking it out of `group` would do.
    public DropPreview leave(Cargo cargo, GroupId group) {
        return switch (Drop.leave(mirror, cargo, group)) {
            case Drop.Accepted accepted ->
                new DropPreview(true, texts.text("transfer.preview.leave", accepted.count(), nameOf(group)));
            case Drop.Refused refused -> new DropPreview(false, why(refused, group));
        };
    }

    /// What a new group of whoever is carried would be.
    public DropPreview create(Cargo cargo) {
        Set<ClientId> people = mirror.people(cargo.audience());
        if (cargo.audience().isMixed() || people.stream().anyMatch(ClientId::isSimulated)) {
            return new DropPreview(false, texts.text("transfer.refused.simulated"));
        }
        return people.isEmpty()
                ? new DropPreview(false, texts.text("transfer.refused.nobody"))
                : new DropPreview(true, texts.text("transfer.preview.create", people.size()));
    }

    private String why(Drop.Refused refused, GroupId group) {
        String key = refused.reason().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return texts.text("transfer.refused." + key, nameOf(group));
    }

    /// What a group is called now; empty if it is gone.
    public String nameOf(GroupId group) {
        return mirror.groups().stream()
                .map(row -> row.groupProperty().get())
                .filter(each -> each.id().equals(group))
                .map(Group::name)
                .findFirst()
                .orElse("");
    }
}
