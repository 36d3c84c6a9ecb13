package io.pushdeck.console.bench.crowd;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Thousands of clients that speak `pushdeck.v1`, on one thread. Those who leave come back later, so that the server
/// knows a fifth more people than are there. Confined to the thread of [#run], but for [#execute].
final class Crowd {
    private static final int MOST_CONNECTING = 100;
    private static final int BUFFER_BYTES = 1 << 17;
    private static final long TICK_MILLIS = 10;

    private final InetSocketAddress server;
    private final Selector selector;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final Deque<Integer> away = new ArrayDeque<>();
    private final List<Member> there = new ArrayList<>();
    private final Random random = new Random(1);
    private int wanted;
    private int underway;
    private int turn;
    private long said;
    private Rates rates = Rates.NONE;
    private long since;
    private Done done = Done.NOTHING;
    private Runnable whenSettled = () -> {};

    /// A second.
    ///
    /// @param changes  connects, and as many disconnects
    /// @param messages to the operator
    /// @param signs    of life that the operator sees in the row of a client alone
    record Rates(int changes, int messages, int signs) {
        static final Rates NONE = new Rates(0, 0, 0);
    }

    /// Since the rates were set.
    private record Done(long changes, long messages, long signs) {
        static final Done NOTHING = new Done(0, 0, 0);
    }

    /// @param known so many people take turns
    Crowd(int port, int known) throws IOException {
        server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        selector = Selector.open();
        for (int number = 0; number < known; number++) {
            away.add(number);
        }
    }

    /// Runs `task` on the crowd's thread. Thread-safe.
    void execute(Runnable task) {
        tasks.add(task);
        selector.wakeup();
    }

    /// Goes on for ever.
    void run() throws IOException {
        while (true) {
            selector.select(key -> ((Member) key.attachment()).ready(), TICK_MILLIS);
            for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                task.run();
            }
            act();
        }
    }

    /// So many more; `then` runs when all are welcome.
    void join(int count, Runnable then) {
        wanted += count;
        whenSettled = then;
    }

    void live(Rates newRates) {
        rates = newRates;
        since = System.nanoTime();
        done = Done.NOTHING;
    }

    /// Everyone who has got a push confirms it, one stage after the other, as fast as the server reads.
    void confirm() {
        for (String stage : List.of("received", "displayed", "read")) {
            there.forEach(member -> member.confirm(stage));
        }
    }

    /// How many have got the newest push.
    int reached() {
        return (int) there.stream().filter(Member::hasPush).count();
    }

    void forgetPush() {
        there.forEach(Member::forgetPush);
    }

    ByteBuffer buffer() {
        return buffer;
    }

    void welcome(Member member) {
        underway--;
        there.add(member);
        settle();
    }

    void gone(Member member, boolean wasWelcome) {
        away.add(member.number());
        if (!wasWelcome) {
            underway--;
            wanted++;
        } else if (there.remove(member)) {
            wanted++;
        }
    }

    private void act() {
        double seconds = (System.nanoTime() - since) / 1e9;
        Done due = new Done(
                (long) (seconds * rates.changes), (long) (seconds * rates.messages), (long) (seconds * rates.signs));
        for (long number = done.changes; number < due.changes && !there.isEmpty(); number++) {
            there.remove(random.nextInt(there.size())).leave();
            wanted++;
        }
        for (long number = done.messages; number < due.messages && !there.isEmpty(); number++) {
            next().say("Order " + said++ + " is ready at the counter");
        }
        for (long number = done.signs; number < due.signs && !there.isEmpty(); number++) {
            next().signOfLife();
        }
        done = due;
        while (wanted > 0 && underway < MOST_CONNECTING && !away.isEmpty()) {
            wanted--;
            underway++;
            start(new Member(this, away.removeFirst()));
        }
    }

    private void start(Member member) {
        try {
            member.start(selector, server);
        } catch (IOException failure) {
            throw new UncheckedIOException("No more clients can be opened: is `ulimit -n` high enough?", failure);
        }
    }

    /// Everyone in turn, so that no row changes twice while the server measures once.
    private Member next() {
        turn = (turn + 1) % there.size();
        return there.get(turn);
    }

    private void settle() {
        if (wanted == 0 && underway == 0) {
            Runnable then = whenSettled;
            whenSettled = () -> {};
            then.run();
        }
    }
}
