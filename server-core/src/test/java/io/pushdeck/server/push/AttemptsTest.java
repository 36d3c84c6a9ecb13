package io.pushdeck.server.push;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pushdeck.server.hub.DeliveryLog.Attempt;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.identity.PushId;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A disk that takes nothing for a while.
class AttemptsTest {
    private final List<String> onDisk = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private final Deque<Runnable> later = new ArrayDeque<>();
    private final Attempts attempts = new Attempts(this::write, later::add, lot -> told.addAll(names(lot)));
    private boolean full;

    private void write(List<Attempt> lot, Runnable whenDone, Runnable whenNot) {
        if (full) {
            whenNot.run();
        } else {
            onDisk.addAll(names(lot));
            whenDone.run();
        }
    }

    private static List<String> names(List<Attempt> lot) {
        return lot.stream().map(attempt -> attempt.client().value()).toList();
    }

    private static Attempt attempt(String client) {
        return new Attempt(new PushId("p1"), new ClientId(client), Instant.EPOCH, false, true, Optional.empty());
    }

    private void passTime() {
        for (int due = later.size(); due > 0; due--) {
            later.removeFirst().run();
        }
    }

    @Test
    void whatTheDiskDoesNotTakeIsWrittenWhenItDoes() {
        full = true;
        attempts.add(List.of(attempt("anna"), attempt("bo")));
        attempts.add(List.of(attempt("cleo")));
        passTime();
        passTime();
        assertEquals(List.of(), onDisk);
        full = false;
        passTime();
        assertEquals(List.of("anna", "bo", "cleo"), onDisk);
        assertEquals(onDisk, told);
        attempts.add(List.of(attempt("dora")));
        passTime();
        assertEquals(List.of("anna", "bo", "cleo", "dora"), onDisk);
        assertEquals(0, attempts.forgotten());
    }

    @Test
    void howeverMuchWaitsItIsTriedOnceAtATime() {
        full = true;
        for (int number = 0; number < 100; number++) {
            attempts.add(List.of(attempt("c" + number)));
        }
        assertEquals(1, later.size());
        passTime();
        assertEquals(1, later.size());
    }

    @Test
    void moreThanMayWaitAreForgottenAndCounted() {
        full = true;
        attempts.add(List.of(attempt("first")));
        attempts.add(Collections.nCopies(Attempts.MAX_WAITING, attempt("many")));
        attempts.add(List.of(attempt("last")));
        passTime();
        assertEquals(2, attempts.forgotten());
        full = false;
        passTime();
        assertEquals(Attempts.MAX_WAITING, onDisk.size());
        assertEquals(List.of("first", "many"), List.of(onDisk.getFirst(), onDisk.getLast()));
    }

    @Test
    void theEndTriesOnceMore() {
        full = true;
        attempts.add(List.of(attempt("anna")));
        full = false;
        attempts.close();
        assertEquals(List.of("anna"), onDisk);
        full = true;
        attempts.add(List.of(attempt("bo")));
        assertEquals(1, later.size(), "nothing is planned after the end");
    }
}
