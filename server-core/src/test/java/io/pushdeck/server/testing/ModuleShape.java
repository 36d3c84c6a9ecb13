package io.pushdeck.server.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
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
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The rules that every module keeps, as tests; a module's architecture test says its levels and adds its own.
// One instance: importing the classes takes longer than all the rules.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ModuleShape {
    private static final int MAX_LINES = 400;

    private final String root;
    private final String section;
    private final List<List<String>> levels;
    private final int leastClasses;
    private final JavaClasses classes;

    /// @param root         base package
    /// @param section      heading above the module's table in `assets/docs/architecture.md`
    /// @param leastClasses fewer mean that the import missed something
    /// @param levels       child packages, lowest first; those of one level do not know each other
    protected ModuleShape(String root, String section, int leastClasses, List<List<String>> levels) {
        this.root = root;
        this.section = section;
        this.leastClasses = leastClasses;
        this.levels = levels;
        this.classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_PACKAGE_INFOS)
                .importPackages(root);
    }

    protected final void check(ArchRule rule) {
        rule.check(classes);
    }

    protected final String in(String child) {
        return root + "." + child + "..";
    }

    protected final void checkOnlyUser(String child, String... libraries) {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(in(child))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(libraries)
                .because("only " + child + " uses it"));
    }

    @Test
    void enoughWasSeen() {
        assertTrue(classes.size() >= leastClasses, "only " + classes.size() + " classes were imported");
    }

    @Test
    void aPackageKnowsOnlyLowerLevels() {
        for (int level = 0; level < levels.size(); level++) {
            for (String child : levels.get(level)) {
                String[] forbidden = levels.subList(level, levels.size()).stream()
                        .flatMap(List::stream)
                        .filter(other -> !other.equals(child))
                        .map(this::in)
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
                .resideInAPackage(root + ".*..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(root)
                .because("the root is the roof, never the floor"));
    }

    @Test
    void thereIsNoCycle() {
        check(slices().matching(root + ".(**)").should().beFreeOfCycles());
    }

    @Test
    void nothingIsGlobal() {
        check(fields().that().areStatic().should().beFinal().because("global state hides who changes what"));
        check(noMethods().should().haveName("getInstance").because("whoever needs something is given it"));
        check(noClasses()
                .should()
                .resideInAnyPackage("..util..", "..utils..", "..common..", "..misc..", "..helper..")
                .because("such a package has no subject"));
    }

    @Test
    void everyPackageIsNullMarked() throws IOException, ClassNotFoundException {
        for (String child : packagesOnDisk()) {
            String name = child.equals("root") ? root : root + "." + child;
            assertTrue(
                    Class.forName(name + ".package-info").isAnnotationPresent(NullMarked.class),
                    name + " is not @NullMarked");
        }
    }

    @Test
    void thePackagesAreThoseOfTheTables() throws IOException {
        Set<String> named = levels.stream().flatMap(List::stream).collect(Collectors.toCollection(TreeSet::new));
        named.add("root");
        assertEquals(named, packagesOnDisk());
        String document = Files.readString(Path.of("../assets/docs/architecture.md"));
        String below = document.substring(document.indexOf("\n## " + section));
        String table = below.substring(below.indexOf("|---"), below.indexOf("\n\n", below.indexOf("|---")));
        assertEquals(
                named,
                Pattern.compile("\n\\| `?(\\w+)`? \\|")
                        .matcher(table)
                        .results()
                        .map((MatchResult row) -> row.group(1))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void noFileIsLong() throws IOException {
        for (Path sources : List.of(
                Path.of("src/main"), Path.of("src/test"), Path.of("../assets/receiver"), Path.of("../assets/styles"))) {
            try (Stream<Path> files = Files.walk(sources)) {
                for (Path file : files.filter(ModuleShape::isCode).toList()) {
                    long lines = Files.readAllLines(file).size();
                    assertTrue(lines <= MAX_LINES, file + " has " + lines + " lines");
                }
            }
        }
    }

    private static boolean isCode(Path file) {
        String name = file.toString();
        return name.endsWith(".java") || name.endsWith(".js") || name.endsWith(".css");
    }

    private Set<String> packagesOnDisk() throws IOException {
        Path sources = Path.of("src/main/java", root.split("\\."));
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(file -> sources.relativize(file.getParent()).toString().replace('/', '.'))
                    .map(name -> name.isEmpty() ? "root" : name)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
