package io.pushdeck.server.protocol;

import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.identity.SessionId;
import io.pushdeck.server.message.Position;
import io.pushdeck.server.protocol.ServerFrame.Resumed;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The other side of [FrameCodec]: frames as a client writes and hears them, for clients that this process plays
/// itself. Stateless and thread-safe.
public final class PeerCodec {
    private static final int ANY = Integer.MAX_VALUE;

    private PeerCodec() {}

    /// The text of one message.
    public static String encode(ClientFrame frame) {
        return switch (frame) {
            case ClientFrame.Hello hello -> hello(hello).toString();
            case ClientFrame.Message message ->
                typed("message", message.id()).put("text", message.text()).toString();
            case ClientFrame.Receipt receipt -> receipt(receipt).toString();
            case ClientFrame.Join join ->
                typed("join", join.id()).put("group", join.group()).toString();
            case ClientFrame.Leave leave ->
                typed("leave", leave.id()).put("group", leave.group()).toString();
            case ClientFrame.Pong ignored -> typed("pong", OptionalLong.empty()).toString();
        };
    }

    private static ObjectNode typed(String type, OptionalLong id) {
        ObjectNode node = Json.MAPPER.createObjectNode().put("type", type);
        id.ifPresent(number -> node.put("id", number));
        return node;
    }

    private static ObjectNode hello(ClientFrame.Hello hello) {
        ObjectNode node = typed("hello", OptionalLong.empty());
        hello.client().ifPresent(client -> node.put("client", client));
        node.put("name", hello.name()).put("page", hello.page()).put("language", hello.language());
        if (!hello.token().isEmpty()) {
            node.put("token", hello.token());
        }
        hello.groups().forEach(node.putArray("groups")::add);
        hello.resume()
                .ifPresent(position ->
                        node.putObject("resume").put("epoch", position.epoch()).put("offset", position.offset()));
        return node;
    }

    private static ObjectNode receipt(ClientFrame.Receipt receipt) {
        ObjectNode node =
                typed("receipt", receipt.id()).put("stage", receipt.stage().key());
        receipt.pushes().stream().map(PushId::value).forEach(node.putArray("pushes")::add);
        return receipt.action().isEmpty() ? node : node.put("action", receipt.action());
    }

    /// What the server says that asks something of a client: welcome, push, update, recall, ping or bye. Empty for
    /// anything else.
    public static Optional<ServerFrame> decode(String text) {
        try {
            JsonNode node = Json.MAPPER.readTree(text);
            return node.isObject() ? decode(new Fields(node), node.path("announcement")) : Optional.empty();
        } catch (JacksonException | IllegalArgumentException | InvalidFieldException noFrame) {
            return Optional.empty();
        }
    }

    private static Optional<ServerFrame> decode(Fields fields, JsonNode announcement) {
        return switch (fields.text("type", ANY)) {
            case "welcome" -> Optional.of(welcome(fields));
            case "push" ->
                Optional.of(new ServerFrame.Push(
                        fields.requiredNumber("offset"),
                        push(fields),
                        at(fields),
                        (int) fields.requiredNumber("version"),
                        AnnouncementText.read(announcement.toString()),
                        Optional.empty()));
            case "update" ->
                Optional.of(new ServerFrame.Update(
                        fields.requiredNumber("offset"),
                        push(fields),
                        at(fields),
                        (int) fields.requiredNumber("version"),
                        AnnouncementText.read(announcement.toString())));
            case "recall" ->
                Optional.of(new ServerFrame.Recall(fields.requiredNumber("offset"), push(fields), at(fields)));
            case "ping" -> Optional.of(new ServerFrame.Ping());
            case "bye" -> Optional.of(bye(fields));
            default -> Optional.empty();
        };
    }

    private static PushId push(Fields fields) {
        return new PushId(fields.requiredText("id", ANY));
    }

    private static Instant at(Fields fields) {
        return Instant.parse(fields.requiredText("at", ANY));
    }

    private static ServerFrame bye(Fields fields) {
        OptionalLong after = fields.number("after");
        return new ServerFrame.Bye(
                after.isPresent() ? OptionalInt.of((int) after.getAsLong()) : OptionalInt.empty(),
                fields.text("reason", ANY));
    }

    private static ServerFrame welcome(Fields fields) {
        return new ServerFrame.Welcome(
                new ClientId(fields.requiredText("client", ANY)),
                fields.text("name", ANY),
                new SessionId(fields.requiredNumber("session")),
                fields.texts("groups", ANY),
                new Position(fields.requiredText("epoch", ANY), fields.requiredNumber("offset")),
                switch (fields.text("resumed", ANY)) {
                    case "complete" -> Resumed.COMPLETE;
                    case "gap" ->
                        fields.text("gap", ANY).equals("forgotten") ? Resumed.FORGOTTEN : Resumed.UNKNOWN_EPOCH;
                    default -> Resumed.NEW;
                },
                (int) fields.requiredNumber("missed"),
                (int) fields.requiredNumber("valid"),
                Duration.ofSeconds(fields.requiredNumber("heartbeat")));
    }
}
