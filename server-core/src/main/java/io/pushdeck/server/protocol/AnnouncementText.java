package io.pushdeck.server.protocol;

import io.pushdeck.server.message.Action;
import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.Announcement.Manner;
import io.pushdeck.server.message.Link;
import io.pushdeck.server.message.Severity;
import io.pushdeck.server.message.TextFormat;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The object `announcement` of protocol.md as JSON, alone: as it is kept, and as it is a part of frames. What has its
/// default is left out. Stateless.
public final class AnnouncementText {
    private AnnouncementText() {}

    /// One line of JSON.
    public static String write(Announcement announcement) {
        return toNode(announcement).toString();
    }

    /// What [#write] wrote; unknown fields are ignored.
    ///
    /// @throws IllegalArgumentException if `text` is no announcement
    public static Announcement read(String text) {
        try {
            JsonNode node = Json.MAPPER.readTree(text);
            if (!node.isObject()) {
                throw new IllegalArgumentException("Not an announcement: " + Fields.shown(text));
            }
            return read(new Fields(node));
        } catch (JacksonException | InvalidFieldException malformed) {
            throw new IllegalArgumentException("Not an announcement: " + Fields.shown(text), malformed);
        }
    }

    static ObjectNode toNode(Announcement announcement) {
        ObjectNode node = Json.MAPPER.createObjectNode();
        putIfAny(node, "title", announcement.title());
        putIfAny(node, "body", announcement.body());
        if (announcement.format() != TextFormat.PLAIN) {
            node.put("format", announcement.format().key());
        }
        if (announcement.severity() != Severity.INFO) {
            node.put("severity", announcement.severity().key());
        }
        putIfAny(node, "icon", announcement.icon());
        announcement.link().ifPresent(link -> {
            ObjectNode written = node.putObject("link").put("url", link.url());
            putIfAny(written, "label", link.label());
        });
        if (!announcement.actions().isEmpty()) {
            ArrayNode actions = node.putArray("actions");
            announcement
                    .actions()
                    .forEach(
                            action -> actions.addObject().put("id", action.id()).put("label", action.label()));
        }
        announcement.expires().ifPresent(time -> node.put("expires", time.toString()));
        putIfTrue(node, "acknowledge", announcement.acknowledge());
        putIfTrue(node, "sound", announcement.manner().sound());
        putIfTrue(node, "sticky", announcement.manner().sticky());
        putIfTrue(node, "modal", announcement.manner().modal());
        return node;
    }

    private static void putIfAny(ObjectNode node, String name, String text) {
        if (!text.isEmpty()) {
            node.put(name, text);
        }
    }

    private static void putIfTrue(ObjectNode node, String name, boolean flag) {
        if (flag) {
            node.put(name, true);
        }
    }

    private static Announcement read(Fields fields) {
        String icon = fields.text("icon", 100);
        return new Announcement(
                fields.text("title", Announcement.MAX_CHARACTERS),
                fields.text("body", Announcement.MAX_CHARACTERS),
                choice(fields, "format", TextFormat.PLAIN, TextFormat.class),
                choice(fields, "severity", Severity.INFO, Severity.class),
                Announcement.ICONS.contains(icon) ? icon : "",
                fields.object("link")
                        .map(link ->
                                new Link(link.requiredText("url", Link.MAX_URL), link.text("label", Link.MAX_LABEL))),
                actions(fields.objects("actions")),
                time(fields, "expires"),
                fields.flag("acknowledge"),
                new Manner(fields.flag("sound"), fields.flag("sticky"), fields.flag("modal")));
    }

    private static List<Action> actions(List<Fields> objects) {
        return objects.stream()
                .map(action -> new Action(action.requiredText("id", 32), action.requiredText("label", 1_000)))
                .toList();
    }

    private static <E extends Enum<E>> E choice(Fields fields, String name, E usual, Class<E> choices) {
        String text = fields.text(name, 100);
        return text.isEmpty() ? usual : Enum.valueOf(choices, text.toUpperCase(Locale.ROOT));
    }

    private static Optional<Instant> time(Fields fields, String name) {
        String text = fields.text(name, 100);
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
        } catch (DateTimeParseException malformed) {
            throw new IllegalArgumentException("\"" + name + "\" is no time: " + text, malformed);
        }
    }
}
