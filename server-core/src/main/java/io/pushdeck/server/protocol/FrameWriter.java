package io.pushdeck.server.protocol;

import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.protocol.ServerFrame.Refusal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// The frames of the server as JSON objects. Stateless.
final class FrameWriter {
    private FrameWriter() {}

    static ObjectNode write(ServerFrame frame) {
        return switch (frame) {
            case ServerFrame.Welcome welcome -> welcome(welcome);
            case ServerFrame.Push push -> {
                ObjectNode node =
                        entry("push", push.offset(), push.id(), push.at()).put("version", push.version());
                putAnnouncement(node, AnnouncementText.toNode(push.announcement()), push.replaces());
                yield node;
            }
            case ServerFrame.Update update -> {
                ObjectNode node = entry("update", update.offset(), update.id(), update.at())
                        .put("version", update.version());
                putAnnouncement(node, AnnouncementText.toNode(update.announcement()), Optional.empty());
                yield node;
            }
            case ServerFrame.Recall recall -> entry("recall", recall.offset(), recall.id(), recall.at());
            case ServerFrame.Message message -> typed("message").put("text", message.text());
            case ServerFrame.Groups groups -> {
                ObjectNode node = typed("groups");
                groups.groups().forEach(node.putArray("groups")::add);
                yield node;
            }
            case ServerFrame.Reply reply -> reply(reply);
            case ServerFrame.Ping ignored -> typed("ping");
            case ServerFrame.Bye bye -> {
                ObjectNode node = typed("bye");
                bye.afterSeconds().ifPresent(seconds -> node.put("after", seconds));
                yield node.put("reason", bye.reason());
            }
        };
    }

    private static ObjectNode typed(String type) {
        return Json.MAPPER.createObjectNode().put("type", type);
    }

    private static ObjectNode entry(String type, long offset, PushId id, Instant at) {
        return typed(type).put("offset", offset).put("id", id.value()).put("at", time(at));
    }

    private static String time(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    private static void putAnnouncement(ObjectNode node, ObjectNode announcement, Optional<PushId> replaces) {
        replaces.ifPresent(replaced -> announcement.put("replaces", replaced.value()));
        node.set("announcement", announcement);
    }

    private static ObjectNode welcome(ServerFrame.Welcome welcome) {
        ObjectNode node = typed("welcome")
                .put("client", welcome.client().value())
                .put("name", welcome.name())
                .put("session", welcome.session().value());
        welcome.groups().forEach(node.putArray("groups")::add);
        node.put("epoch", welcome.end().epoch()).put("offset", welcome.end().offset());
        switch (welcome.resumed()) {
            case NEW -> node.put("resumed", "new");
            case COMPLETE -> node.put("resumed", "complete");
            case UNKNOWN_EPOCH -> node.put("resumed", "gap").put("gap", "unknown-epoch");
            case FORGOTTEN -> node.put("resumed", "gap").put("gap", "forgotten");
        }
        return node.put("missed", welcome.missed())
                .put("valid", welcome.valid())
                .put("heartbeat", welcome.heartbeat().toSeconds());
    }

    private static ObjectNode reply(ServerFrame.Reply reply) {
        ObjectNode node = typed("reply");
        if (reply.to().isPresent()) {
            node.put("to", reply.to().getAsLong());
        } else {
            node.putNull("to");
        }
        node.put("ok", reply.refusal().isEmpty());
        reply.refusal()
                .ifPresent(refusal -> node.putObject("error")
                        .put("code", wire(refusal.code()))
                        .put("message", refusal.message()));
        return node;
    }

    private static String wire(Refusal.Code code) {
        return code.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
