package io.pushdeck.console.roles;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pushdeck.console.bridge.Backend;
import io.pushdeck.console.bridge.HistoryBackend;
import io.pushdeck.console.bridge.InboxBackend;
import io.pushdeck.console.bridge.PeopleBackend;
import io.pushdeck.console.bridge.PlanBackend;
import io.pushdeck.console.bridge.RehearsalBackend;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.preferences.Secrets;
import io.pushdeck.console.testing.FakeAudit;
import io.pushdeck.console.ui.Dialogs;
import io.pushdeck.console.ui.Toasts;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Goes over every method of every way to the server: what is not listed here as a question is refused to viewers. So a
/// new method is refused, or named, or this fails.
class GuardTest {
    private static final Set<String> QUESTIONS = Set.of(
            "Backend.preview",
            "Backend.everybody",
            "Backend.matching",
            "HistoryBackend.search",
            "HistoryBackend.find",
            "HistoryBackend.versions",
            "HistoryBackend.tallies",
            "HistoryBackend.deliveries",
            "HistoryBackend.sentTo",
            "HistoryBackend.why",
            "HistoryBackend.recallProof",
            "HistoryBackend.watch",
            "HistoryBackend.facts",
            "HistoryBackend.watchTrouble",
            "InboxBackend.conversations",
            "InboxBackend.page",
            "InboxBackend.unread",
            "InboxBackend.watch",
            "InboxBackend.watchTrouble",
            "PeopleBackend.everybody",
            "PeopleBackend.visits",
            "PeopleBackend.earliest",
            "PeopleBackend.at",
            "PeopleBackend.bans",
            "PeopleBackend.refused",
            "PeopleBackend.onTrouble",
            "RehearsalBackend.watch",
            "PlanBackend.all",
            "PlanBackend.watch");

    @TempDir
    private Path folder;

    private final Texts texts = new Texts();
    private final List<String> toasts = new ArrayList<>();
    private final List<String> reached = new ArrayList<>();
    private Lock lock;
    private Roles roles;

    record Way<T>(Class<T> type, BiFunction<T, Roles, T> guard) {
        Object guarded(InvocationHandler open, Roles roles) {
            Object fake = Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, open);
            return guard.apply(type.cast(fake), roles);
        }

        @Override
        public String toString() {
            return type.getSimpleName();
        }
    }

    static Stream<Way<?>> ways() {
        return Stream.of(
                new Way<>(Backend.class, GuardedBackend::new),
                new Way<>(HistoryBackend.class, GuardedHistory::new),
                new Way<>(InboxBackend.class, GuardedInbox::new),
                new Way<>(PeopleBackend.class, GuardedPeople::new),
                new Way<>(PlanBackend.class, GuardedPlans::new),
                new Way<>(RehearsalBackend.class, GuardedRehearsal::new));
    }

    @BeforeEach
    void secure() {
        texts.languageProperty().set(Locale.ENGLISH);
        lock = new Lock(new Secrets(folder), new FakeAudit(), Runnable::run, Runnable::run, () -> 0);
        roles = new Roles(lock, texts, dialogs(), new Heard());
        lock.secure("2468", () -> {});
    }

    @ParameterizedTest
    @MethodSource("ways")
    void viewersReachTheServerWithQuestionsAlone(Way<?> way) throws ReflectiveOperationException {
        lock.lock();
        Set<String> wanted = new TreeSet<>();
        for (Method method : methods(way)) {
            String name = way + "." + method.getName();
            if (QUESTIONS.contains(name)) {
                wanted.add(name);
            }
            call(way, method);
        }
        assertEquals(wanted, new TreeSet<>(reached));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void operatorsReachItWithEverything(Way<?> way) throws ReflectiveOperationException {
        Set<String> wanted = new TreeSet<>();
        for (Method method : methods(way)) {
            wanted.add(way + "." + method.getName());
            assertEquals(List.of(), call(way, method), "nobody is answered before the server");
        }
        assertEquals(wanted, new TreeSet<>(reached));
        assertEquals(List.of(), toasts);
    }

    /// Each refusal is told: as the answer, or where none is waited for, in the window.
    @ParameterizedTest
    @MethodSource("ways")
    void eachRefusalIsToldOnce(Way<?> way) throws ReflectiveOperationException {
        lock.lock();
        for (Method method : methods(way)) {
            String name = way + "." + method.getName();
            toasts.clear();
            List<Object> answers = call(way, method);
            if (!QUESTIONS.contains(name) && !name.equals("InboxBackend.markRead")) {
                assertEquals(1, answers.size() + toasts.size(), name);
                assertTrue(
                        toasts.contains("You are looking only. Unlock to change.")
                                || answers.toString()
                                        .matches("(?s).*(LOOKING_ONLY|LookingOnly|NotAllowed|You are looking only).*"),
                        () -> name + " says " + answers + toasts);
            }
        }
    }

    /// A way to the server that is not in this test would not be guarded either.
    @Test
    void everyWayIsHere() throws IOException {
        Set<String> known = new TreeSet<>(List.of("AuditBackend", "MetricsBackend"));
        ways().forEach(way -> known.add(way.toString()));
        Set<String> found = new TreeSet<>();
        try (Stream<Path> sources = Files.list(Path.of("src/main/java/io/pushdeck/console/bridge"))) {
            sources.map(file -> file.getFileName().toString().replace(".java", ""))
                    .filter(name -> name.endsWith("Backend") && !name.startsWith("Server"))
                    .forEach(found::add);
        }
        assertEquals(found, known);
    }

    private final class Heard implements Toasts {
        @Override
        public void info(String text) {
            toasts.add(text);
        }

        @Override
        public void withAction(String text, String action, Runnable onAction) {
            toasts.add(text);
        }

        @Override
        public void error(String text) {
            toasts.add(text);
        }
    }

    private static Dialogs dialogs() {
        return (Dialogs) Proxy.newProxyInstance(
                Dialogs.class.getClassLoader(), new Class<?>[] {Dialogs.class}, (proxy, method, arguments) -> {
                    throw new AssertionError("Nothing is asked: " + method.getName());
                });
    }

    private static List<Method> methods(Way<?> way) {
        return Arrays.stream(way.type().getMethods())
                .filter(method -> !method.isDefault() && !method.isSynthetic())
                .toList();
    }

    /// @return what it was answered
    private List<Object> call(Way<?> way, Method method) throws ReflectiveOperationException {
        Object guarded = way.guarded(
                (proxy, called, arguments) -> {
                    reached.add(way + "." + called.getName());
                    return empty(called.getReturnType());
                },
                roles);
        List<Object> answers = new ArrayList<>();
        Object[] arguments = Arrays.stream(method.getParameterTypes())
                .map(type -> type == Consumer.class ? (Consumer<Object>) answers::add : empty(type))
                .toArray();
        method.invoke(guarded, arguments);
        return answers;
    }

    private static @Nullable Object empty(Class<?> type) {
        if (type == int.class) {
            return 1;
        } else if (type == long.class) {
            return 1L;
        } else if (type == boolean.class) {
            return true;
        } else if (type == List.class) {
            return List.of();
        } else if (type == Map.class) {
            return Map.of();
        } else if (type == Set.class) {
            return Set.of();
        } else if (type == Optional.class) {
            return Optional.empty();
        }
        return null;
    }
}
