package io.pushdeck.server.soak;

import io.pushdeck.server.soak.Visitor.Exit;
import io.pushdeck.server.testing.Swarm;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/// Visitors who come and go at a rate. Confined to its swarm's thread, but for [#swarm()].
final class ChurnCrowd {
    private static final List<Exit> EXITS = List.of(Exit.values());
    private static final Duration TICK = Duration.ofMillis(10);
    /// Each has some 28,000 ports, and one stays taken for a minute after its connection.
    private static final int ADDRESSES = 40;

    private final Swarm swarm = new Swarm("visitors");
    private final int port;
    private final Random random;
    private final Findings findings = new Findings();
    private final List<Visitor> open = new ArrayList<>();
    /// Who left comes back, the one first who left first.
    private final Deque<String> away = new ArrayDeque<>();

    private int joined;
    private int coming;
    private int going;
    private int left;
    private long messagesOfThoseWhoLeft;
    private boolean churning;
    private Runnable whenSettled = () -> {};

    ChurnCrowd(int port, long seed) {
        this.port = port;
        this.random = new Random(seed);
    }

    Swarm swarm() {
        return swarm;
    }

    void join(int count) {
        for (int i = 0; i < count; i++) {
            int number = joined++;
            coming++;
            String back = away.poll();
            Visitor visitor = new Visitor(back == null ? "c-" + number : back, findings, this::opened, this::gone);
            Swarm.Arrival arrival = Swarm.Arrival.of(port, "/?client=" + visitor.id());
            swarm.join(arrival.from(1 + number % ADDRESSES), visitor);
        }
    }

    void leave(int count) {
        for (int i = 0; i < count && !open.isEmpty(); i++) {
            int place = random.nextInt(open.size());
            Visitor visitor = open.get(place);
            Visitor other = open.removeLast();
            if (other != visitor) {
                open.set(place, other);
            }
            going++;
            visitor.leave(EXITS.get(random.nextInt(EXITS.size())));
        }
    }

    /// So many connects, and as many disconnects.
    void churn(int perSecond) {
        churning = true;
        tick(perSecond, System.nanoTime(), 0);
    }

    private void tick(int perSecond, long since, long done) {
        if (churning) {
            long due = (long) ((System.nanoTime() - since) / (double) TimeUnit.SECONDS.toNanos(1) * perSecond);
            leave((int) (due - done));
            join((int) (due - done));
            swarm.after(TICK, () -> tick(perSecond, since, due));
        }
    }

    /// Stops coming and going; `then` runs when nobody is on the way.
    void settle(Runnable then) {
        churning = false;
        whenSettled = then;
        tellIfSettled();
    }

    List<String> openIds() {
        return open.stream().map(Visitor::id).toList();
    }

    String status() {
        long messages = messagesOfThoseWhoLeft
                + open.stream().mapToLong(Visitor::messages).sum();
        String failures =
                swarm.failures().isEmpty() ? "" : "; " + swarm.failures().peek();
        return open.size() + " " + joined + " " + left + " " + messages + " " + findings.count() + " "
                + findings.words() + failures;
    }

    private void opened(Visitor visitor) {
        coming--;
        open.add(visitor);
        tellIfSettled();
    }

    private void gone(Visitor visitor) {
        if (visitor.isLeaving()) {
            going--;
            left++;
            away.add(visitor.id());
            messagesOfThoseWhoLeft += visitor.messages();
        } else if (!open.remove(visitor)) {
            coming--;
        }
        tellIfSettled();
    }

    private void tellIfSettled() {
        if (!churning && coming == 0 && going == 0) {
            Runnable then = whenSettled;
            whenSettled = () -> {};
            then.run();
        }
    }
}
