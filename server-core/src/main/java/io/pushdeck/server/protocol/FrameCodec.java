package io.pushdeck.server.protocol;

import io.pushdeck.server.identity.ClientName;
import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.message.Action;
import io.pushdeck.server.message.Payload;
import io.pushdeck.server.message.Position;
import io.pushdeck.server.message.Stage;
import io.pushdeck.server.protocol.ServerFrame.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// The frames of `pushdeck.v1` and their JSON, exactly as protocol.md has them. Stateless and thread-safe.
public final class FrameCodec {
    /// Longest text of a `message`, in bytes.
    public static final int MAX_MESSAGE_BYTES = 65_536;

    private static final int MAX_GROUPS = 20;
    private static final int MAX_PUSHES = 100;
    private static final int MAX_PAGE = 1_000;
    private static final int MAX_LANGUAGE = 35;
    private static final int MAX_TOKEN = 8_192;
    private static final int MAX_EPOCH = 64;
    /// Of texts that another rule judges: any length that was let in.
    private static final int ANY = Integer.MAX_VALUE;

    private FrameCodec() {}

    /// What a message from a client is.
    public static Decoded decode(Payload payload) {
        return switch (payload) {
            case Payload.Text text -> decode(text.text());
            case Payload.Binary ignored -> new Decoded.NoFrame("A binary message is no frame");
        };
    }

    /// What a text from a client is. Unknown fields are ignored, and a field that is null is not there.
    public static Decoded decode(String text) {
        JsonNode node;
        try {
            node = Json.MAPPER.readTree(text);
        } catch (JacksonException malformed) {
            return new Decoded.NoFrame("Not one JSON object: " + Fields.shown(text));
        }
        if (!node.isObject()) {
            return new Decoded.NoFrame("Not a JSON object: " + Fields.shown(text));
        }
        JsonNode type = node.get("type");
        if (type == null || !type.isString()) {
            return new Decoded.NoFrame("A frame has a \"type\", which is a text: " + Fields.shown(text));
        }
        return decode(type.stringValue(), new Fields(node));
    }

    private static Decoded decode(String type, Fields fields) {
        OptionalLong id = OptionalLong.empty();
        try {
            id = switch (type) {
                case "message", "receipt", "join", "leave" -> fields.number("id");
                default -> OptionalLong.empty();
            };
            return switch (type) {
                case "hello" -> new Decoded.Frame(hello(fields));
                case "message" -> new Decoded.Frame(new ClientFrame.Message(id, messageText(fields)));
                case "receipt" -> new Decoded.Frame(receipt(id, fields));
                case "join" -> new Decoded.Frame(new ClientFrame.Join(id, fields.requiredText("group", ANY)));
                case "leave" -> new Decoded.Frame(new ClientFrame.Leave(id, fields.requiredText("group", ANY)));
                case "pong" -> new Decoded.Frame(new ClientFrame.Pong());
                default -> unknown(type, fields);
            };
        } catch (InvalidFieldException invalid) {
            return new Decoded.Refused(id, new Refusal(Refusal.Code.INVALID, type + ": " + invalid.getMessage()));
        }
    }

    private static Decoded unknown(String type, Fields fields) {
        Refusal refusal = new Refusal(
                Refusal.Code.UNKNOWN_TYPE, "There is no type \"" + Fields.shown(type) + "\" in pushdeck.v1");
        try {
            return new Decoded.Refused(fields.number("id"), refusal);
        } catch (InvalidFieldException noNumber) {
            return new Decoded.Refused(OptionalLong.empty(), refusal);
        }
    }

    private static ClientFrame hello(Fields fields) {
        return new ClientFrame.Hello(
                fields.optionalText("client"),
                ClientName.clean(fields.text("name", ANY)),
                fields.text("token", MAX_TOKEN),
                fields.texts("groups", MAX_GROUPS),
                fields.text("page", MAX_PAGE),
                fields.text("language", MAX_LANGUAGE),
                fields.object("resume").map(FrameCodec::position));
    }

    private static Position position(Fields fields) {
        String epoch = fields.requiredText("epoch", MAX_EPOCH);
        long offset = fields.requiredNumber("offset");
        if (epoch.isEmpty() || offset < 0) {
            throw new InvalidFieldException(
                    "\"resume\" needs an epoch, and an offset from 0: \"" + epoch + "\", " + offset);
        }
        return new Position(epoch, offset);
    }

    private static String messageText(Fields fields) {
        String text = fields.requiredText("text", ANY);
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MAX_MESSAGE_BYTES) {
            throw new InvalidFieldException("\"text\" has at most " + MAX_MESSAGE_BYTES + " bytes, not " + bytes);
        }
        return text;
    }

    private static ClientFrame receipt(OptionalLong id, Fields fields) {
        String name = fields.requiredText("stage", ANY);
        Stage stage = Arrays.stream(Stage.values())
                .filter(known -> known.isReceipt() && known.key().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidFieldException(
                        "\"stage\" is one of " + receiptStages() + ", not \"" + Fields.shown(name) + "\""));
        List<String> ids = fields.texts("pushes", MAX_PUSHES);
        if (ids.isEmpty()) {
            throw new InvalidFieldException("\"pushes\" names at least one");
        }
        List<PushId> pushes = ids.stream().map(FrameCodec::pushId).toList();
        return new ClientFrame.Receipt(id, stage, pushes, stage == Stage.ACTED ? action(fields) : "");
    }

    private static String receiptStages() {
        return Arrays.stream(Stage.values())
                .filter(Stage::isReceipt)
                .map(Stage::key)
                .collect(Collectors.joining(", "));
    }

    private static PushId pushId(String text) {
        if (!PushId.isValid(text)) {
            throw new InvalidFieldException("\"pushes\" has no id of a push: \"" + Fields.shown(text) + "\"");
        }
        return new PushId(text);
    }

    private static String action(Fields fields) {
        String action = fields.requiredText("action", ANY);
        if (!Action.isId(action)) {
            throw new InvalidFieldException(
                    "\"action\" has 1 to 32 of a-z 0-9 -, not \"" + Fields.shown(action) + "\"");
        }
        return action;
    }

    /// The text of one message.
    public static String encode(ServerFrame frame) {
        return FrameWriter.write(frame).toString();
    }
}
