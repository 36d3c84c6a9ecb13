package io.pushdeck.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import io.pushdeck.server.testing.ModuleShape;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// The shape of the module; `assets/docs/architecture.md` tells it in words.
class ArchitectureTest extends ModuleShape {
    ArchitectureTest() {
        super(
                "io.pushdeck.server",
                "Server",
                100,
                List.of(
                        List.of("identity"),
                        List.of("message"),
                        List.of("protocol"),
                        List.of("session", "group", "security", "metrics", "schedule"),
                        List.of("people"),
                        List.of("hub", "store"),
                        List.of("push", "admin"),
                        List.of("transport", "http", "rehearsal")));
    }

    @Test
    void thereIsNoScreen() {
        check(noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx..", "java.awt..", "javax.swing..")
                .because("the server runs without one"));
    }

    @Test
    void eachLibraryHasOneUser() {
        checkOnlyUser("transport", "org.java_websocket..");
        checkOnlyUser("protocol", "tools.jackson..");
        checkOnlyUser("store", "java.sql..", "javax.sql..", "org.sqlite..");
        checkOnlyUser("protocol", "tools.jackson..", "com.fasterxml.jackson..");
        checkOnlyUser("security", "nl.altindag..", "org.bouncycastle..");
        checkOnlyUser("security", "com.nimbusds..");
        checkOnlyUser("schedule", "com.cronutils..");
        checkOnlyUser("http", "io.avaje..", "com.sun.net.httpserver..");
    }

    @Test
    void theHubNeitherWaitsNorLocksNorReadsNorWrites() {
        check(noClasses()
                .that()
                .resideInAPackage(in("hub"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.util.concurrent.locks..",
                        "java.sql..",
                        "java.nio.channels..",
                        "java.nio.file..",
                        "java.io..")
                .because("one slow disk or lock would stop everybody"));
        check(noClasses()
                .that()
                .resideInAPackage(in("hub"))
                .should()
                .callMethod(CompletableFuture.class, "join")
                .orShould()
                .callMethod(CompletableFuture.class, "get")
                .orShould()
                .callMethod(Future.class, "get")
                .because("the hub waits for nobody"));
    }

    @Test
    void theClockIsInjected() {
        check(noClasses()
                .that()
                .resideInAnyPackage(in("hub"), in("session"), in("group"), in("store"), in("push"), in("admin"))
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .because("tests must be able to say what time it is and which id is next"));
    }

    @Test
    void valuesAreValues() {
        check(classes()
                .that()
                .resideInAnyPackage(in("identity"), in("message"))
                .and()
                .areNotNestedClasses()
                .should()
                .beRecords()
                .orShould()
                .beEnums()
                .orShould()
                .beInterfaces()
                .because("they cross threads"));
    }
}
