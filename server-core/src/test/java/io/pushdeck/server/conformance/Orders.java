package io.pushdeck.server.conformance;

import io.pushdeck.server.PushServer;
import io.pushdeck.server.group.Group;
import io.pushdeck.server.group.GroupEditResult;
import io.pushdeck.server.hub.PushResult;
import io.pushdeck.server.hub.Subscription;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.GroupId;
import io.pushdeck.server.identity.PushId;
import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.message.Delivery;
import io.pushdeck.server.message.Payload;
import io.pushdeck.server.message.Stage;
import io.pushdeck.server.protocol.AnnouncementText;
import io.pushdeck.server.push.ChangeResult;
import io.pushdeck.server.push.Missing;
import io.pushdeck.server.testing.Await;
import io.pushdeck.server.testing.RecordedHub;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What [ControlProgram] can be ordered to do with a server that runs.
final class Orders {
    private final PushServer server;
    private final Hearing hearing;

    Orders(PushServer server, Hearing hearing) {
        this.server = server;
        this.hearing = hearing;
    }

    /// Begins: two pushes that are ordered one after the other are accepted in that order.
    ///
    /// @return waits for the end, and gives the answer
    Supplier<ObjectNode> begin(ObjectNode order) {
        return switch (order.path("do").asString()) {
            case "push" -> pushed(server.pushes().push(announcement(order), audience(order.path("to"))));
            case "update" -> changed(server.pushes().update(push(order), announcement(order)));
            case "recall" -> changed(server.pushes().recall(push(order)));
            case "again" -> pushed(server.pushes().again(push(order), missing(order)));
            case "deliveries" -> () -> deliveries(order);
            case "send" -> () -> send(order);
            case "heard" -> () -> heard(order);
            case "group" -> () -> group(order);
            case "away" -> () -> away(order);
            case "disconnect" -> () -> disconnect(order);
            case "forget" -> this::forget;
            default -> throw new IllegalArgumentException("There is no such order: " + order);
        };
    }

    private static Announcement announcement(ObjectNode order) {
        return AnnouncementText.read(order.path("announcement").toString());
    }

    private static PushId push(ObjectNode order) {
        return new PushId(order.path("id").asString());
    }

    private static ClientId client(ObjectNode order) {
        return new ClientId(order.path("client").asString());
    }

    private Audience audience(JsonNode to) {
        return new Audience(
                to.path("everyone").asBoolean(false),
                to.path("away").asBoolean(false),
                texts(to.path("groups")).stream().map(this::groupOf).collect(Collectors.toSet()),
                clients(to.path("clients")),
                clients(to.path("excluded")));
    }

    private static Set<ClientId> clients(JsonNode list) {
        return texts(list).stream().map(ClientId::new).collect(Collectors.toSet());
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }

    private GroupId groupOf(String name) {
        RecordedHub recorded = new RecordedHub();
        try (Subscription ignored = server.subscribe(recorded)) {
            return recorded.nextSnapshot().groups().stream()
                    .filter(group -> group.name().equals(name))
                    .map(Group::id)
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("There is no group " + name));
        }
    }

    private static <T> T get(CompletableFuture<T> future) {
        return future.orTimeout(30, TimeUnit.SECONDS).join();
    }

    private static ObjectNode done() {
        return ControlProgram.JSON.createObjectNode();
    }

    private static Supplier<ObjectNode> pushed(CompletableFuture<PushResult> push) {
        return () -> switch (get(push)) {
            case PushResult.Accepted accepted ->
                done().put("id", accepted.push().id().value());
            case PushResult other -> throw new IllegalStateException("Not accepted: " + other);
        };
    }

    private static Supplier<ObjectNode> changed(CompletableFuture<ChangeResult> change) {
        return () -> switch (get(change)) {
            case ChangeResult.Changed changed -> done();
            case ChangeResult other -> throw new IllegalStateException("Not changed: " + other);
        };
    }

    private static Missing missing(ObjectNode order) {
        return Missing.valueOf(order.path("missing").asString().toUpperCase(Locale.ROOT));
    }

    private ObjectNode deliveries(ObjectNode order) {
        ObjectNode answer = done();
        ObjectNode all = answer.putObject("deliveries");
        for (Delivery delivery : get(server.history().deliveries(push(order)))) {
            ObjectNode one = all.putObject(delivery.client().value());
            one.put("stage", delivery.stage().key()).put("action", delivery.action());
            ObjectNode times = one.putObject("times");
            timesOf(delivery).forEach((stage, time) -> times.put(stage.key(), time.toString()));
        }
        return answer;
    }

    private static Map<Stage, Instant> timesOf(Delivery delivery) {
        Delivery.Times times = delivery.times();
        Map<Stage, Instant> known = new EnumMap<>(Map.of(Stage.QUEUED, times.queued()));
        times.written().ifPresent(time -> known.put(Stage.WRITTEN, time));
        times.received().ifPresent(time -> known.put(Stage.RECEIVED, time));
        times.displayed().ifPresent(time -> known.put(Stage.DISPLAYED, time));
        times.read().ifPresent(time -> known.put(Stage.READ, time));
        times.acted().ifPresent(time -> known.put(Stage.ACTED, time));
        times.recalled().ifPresent(time -> known.put(Stage.RECALLED, time));
        return known;
    }

    private ObjectNode send(ObjectNode order) {
        Payload payload = order.has("text")
                ? Payload.text(order.path("text").asString())
                : Payload.binary(bytes(order.path("bytes")));
        get(server.pushes().send(payload, Audience.of(client(order))));
        return done();
    }

    private static byte[] bytes(JsonNode numbers) {
        byte[] bytes = new byte[numbers.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) numbers.get(i).asInt();
        }
        return bytes;
    }

    private ObjectNode heard(ObjectNode order) {
        ObjectNode answer = done();
        var texts = answer.putArray("texts");
        hearing.awaitTexts(client(order), order.path("count").asInt()).forEach(texts::add);
        return answer;
    }

    private ObjectNode group(ObjectNode order) {
        String name = order.path("name").asString();
        get(server.groups().create(name, Group.Colour.BLUE));
        Set<ClientId> members = clients(order.path("members"));
        if (!members.isEmpty()
                && !(get(server.groups().join(groupOf(name), members)) instanceof GroupEditResult.Applied)) {
            throw new IllegalStateException("Nobody joined " + name);
        }
        return done();
    }

    private ObjectNode away(ObjectNode order) {
        hearing.awaitAway(client(order));
        return done();
    }

    private ObjectNode disconnect(ObjectNode order) {
        server.clients().disconnect(hearing.sessionsOf(client(order)));
        return done();
    }

    private ObjectNode forget() {
        server.archive().retention(Duration.ofMillis(1));
        Await.until("every push is deleted", () -> get(server.archive().facts()).pushes() == 0);
        server.archive().retention(Duration.ofDays(30));
        return done();
    }
}
