package io.pushdeck.console;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import io.pushdeck.server.testing.ModuleShape;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The shape of the module; `assets/docs/architecture.md` tells it in words.
class ArchitectureTest extends ModuleShape {
    ArchitectureTest() {
        super(
                "io.pushdeck.console",
                "Console",
                100,
                List.of(
                        List.of("i18n"),
                        List.of("bridge", "commands", "exchange", "navigation", "preferences", "ui"),
                        List.of("profiles", "roles", "sending", "transfer"),
                        List.of("desk"),
                        List.of("membership", "person", "sharing", "announcements", "timing"),
                        List.of(
                                "clients",
                                "groups",
                                "people",
                                "compose",
                                "activity",
                                "inbox",
                                "history",
                                "planned",
                                "dashboard",
                                "rehearsal",
                                "settings",
                                "wallboard"),
                        List.of("shell")));
    }

    @Test
    void onlyTheBridgeCrossesThreads() {
        checkOnlyUser("bridge", "io.pushdeck.server.admin..", "io.pushdeck.server.push..");
        check(noClasses()
                .that()
                .resideOutsideOfPackages(in("bridge"))
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("javafx.application.Platform")
                .because("one door leads to the JavaFX thread"));
    }

    @Test
    void noServerLibraryIsUsed() {
        check(noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.java_websocket..", "java.sql..", "io.avaje..", "com.sun.net.httpserver..")
                .because("they belong to server-core"));
    }

    @Test
    void modelsRunWithoutAScene() {
        check(noClasses()
                .that(new DescribedPredicate<JavaClass>("are models") {
                    @Override
                    public boolean test(JavaClass type) {
                        return type.getSimpleName().endsWith("Model");
                    }
                })
                .should()
                .dependOnClassesThat()
                .resideInAPackage("javafx.scene..")
                .because("they are tested without a toolkit"));
    }
}
