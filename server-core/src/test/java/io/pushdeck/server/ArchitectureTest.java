package io.pushdeck.server;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/// The shape of the module; `assets/docs/architecture.md` tells it in words.
class ArchitectureTest {
    private static final String ROOT = "io.pushdeck.server";
    private static final Path SOURCES = Path.of("src/main/java/io/pushdeck/server");
    private static final Path TEST_SOURCES = Path.of("src/test/java/io/pushdeck/server");
    private static final int MAX_LINES = 400;

    /// Lowest first; packages of one level do not know each other.
    private static final List<List<String>> LEVELS = List.of(
            List.of("identity"),
            List.of("message"),
            List.of("session", "group"),
            List.of("hub", "store"),
            List.of("push", "admin"),
            List.of("transport", "http"));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    private static void check(ArchRule rule) {
        rule.check(CLASSES);
    }

    private static String in(String child) {
        return ROOT + "." + child + "..";
    }

    @Test
    void enoughWasSeen() {
        assertTrue(CLASSES.size() >= 100, "only " + CLASSES.size() + " classes were imported");
    }

    @Test
    void aPackageKnowsOnlyLowerLevels() {
        for (int level = 0; level < LEVELS.size(); level++) {
            for (String child : LEVELS.get(level)) {
                String[] forbidden = LEVELS.subList(level, LEVELS.size()).stream()
                        .flatMap(List::stream)
                        .filter(other -> !other.equals(child))
                        .map(ArchitectureTest::in)
                        .toArray(String[]::new);
                if (forbidden.length > 0) {
                    check(noClasses()
                            .that()
                            .resideInAPackage(in(child))
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage(forbidden)
                            .because("a package knows only packages of lower levels"));
                }
            }
        }
    }

    @Test
    void nobodyKnowsTheRoot() {
        check(noClasses()
                .that()
                .resideInAPackage(ROOT + ".*..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT)
                .because("the root is the roof, never the floor"));
    }

    @Test
    void thereIsNoCycle() {
        check(slices().matching(ROOT + ".(**)").should().beFreeOfCycles());
    }

    @Test
    void eachLibraryHasOneUser() {
        checkOnlyUser("transport", "org.java_websocket..");
        checkOnlyUser("store", "java.sql..", "javax.sql..", "org.sqlite..");
        checkOnlyUser("http", "io.avaje..", "com.sun.net.httpserver..");
    }

    private static void checkOnlyUser(String child, String... libraries) {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(in(child))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(libraries)
                .because("only " + child + " uses it"));
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
                .and()
                .doNotHaveSimpleName("package-info")
                .should()
                .beRecords()
                .orShould()
                .beEnums()
                .orShould()
                .beInterfaces()
                .because("they cross threads"));
    }

    @Test
    void nothingIsGlobal() {
        check(fields().that().areStatic().should().beFinal().because("global state hides who changes what"));
        check(noMethods().should().haveName("getInstance").because("whoever needs something is given it"));
        check(noClasses()
                .should()
                .resideInAnyPackage("..util..", "..utils..", "..common..", "..misc..", "..helper..")
                .because("such a package has no subject")
                .allowEmptyShould(true));
        check(methods()
                .that()
                .areDeclaredInClassesThat(resideInAPackage(ROOT + ".."))
                .should()
                .notBeAnnotatedWith(Deprecated.class));
    }

    @Test
    void everyPackageIsNullMarked() throws IOException, ClassNotFoundException {
        for (String child : packagesOnDisk()) {
            String name = child.equals("root") ? ROOT : ROOT + "." + child;
            assertTrue(
                    Class.forName(name + ".package-info").isAnnotationPresent(NullMarked.class),
                    name + " is not @NullMarked");
        }
    }

    @Test
    void thePackagesAreThoseOfTheTables() throws IOException {
        Set<String> levels = LEVELS.stream().flatMap(List::stream).collect(Collectors.toCollection(TreeSet::new));
        levels.add("root");
        assertEquals(levels, packagesOnDisk());
        String document = Files.readString(Path.of("../assets/docs/architecture.md"));
        String section = document.substring(document.indexOf("\n## Server"));
        String table = section.substring(section.indexOf("|---"), section.indexOf("\n\n", section.indexOf("|---")));
        assertEquals(
                levels,
                Pattern.compile("\n\\| `?(\\w+)`? \\|")
                        .matcher(table)
                        .results()
                        .map((MatchResult row) -> row.group(1))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static Set<String> packagesOnDisk() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(file -> SOURCES.relativize(file.getParent()).toString().replace('/', '.'))
                    .map(name -> name.isEmpty() ? "root" : name)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    @Test
    void noFileIsLong() throws IOException {
        for (Path sources : List.of(SOURCES, TEST_SOURCES)) {
            try (Stream<Path> files = Files.walk(sources)) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    long lines = Files.readAllLines(file).size();
                    assertTrue(lines <= MAX_LINES, file + " has " + lines + " lines");
                }
            }
        }
    }
}
