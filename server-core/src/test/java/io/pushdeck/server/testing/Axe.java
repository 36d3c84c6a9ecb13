package io.pushdeck.server.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Deque's judge of accessibility.
public final class Axe {
    private static final String JUDGE = """
            const done = arguments[arguments.length - 1];
            const roots = root => [root, ...[...root.querySelectorAll('*')].filter(each => each.shadowRoot)
              .flatMap(each => roots(each.shadowRoot))];
            // What fades in has no contrast yet.
            const moving = roots(document).flatMap(root => root.getAnimations())
              .filter(({ effect }) => effect.getComputedTiming().endTime < Infinity);
            Promise.allSettled(moving.map(({ finished }) => finished))
              .then(() => axe.run(document, { resultTypes: ['violations'] }))
              .then(
                ({ violations }) => done(violations.flatMap(({ id, nodes }) =>
                  nodes.map(({ target, failureSummary }) => `${id}: ${JSON.stringify(target)} ${failureSummary}`))),
                trouble => done(['axe failed: ' + trouble]));
            """;

    private final String script;

    /// @param scripts where [NodeScripts] has installed it
    public Axe(Path scripts) {
        try {
            script = Files.readString(scripts.resolve("node_modules/axe-core/axe.min.js"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// What it has against the page that the browser shows, shadows included.
    public List<String> violations(Chromium browser) {
        browser.driver().executeScript(script);
        Object found = browser.driver().executeAsyncScript(JUDGE);
        return ((List<?>) found).stream().map(String::valueOf).toList();
    }
}
