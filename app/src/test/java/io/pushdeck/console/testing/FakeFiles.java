package io.pushdeck.console.testing;

import io.pushdeck.console.ui.FileDialogs;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// File dialogs that answer at once with what they were told; without that the operator gives up.
public final class FakeFiles implements FileDialogs {
    private final Deque<Path> answers = new ArrayDeque<>();

    /// The next dialog is answered with this file.
    public void answerNext(Path file) {
        answers.add(file);
    }

    @Override
    public Optional<Path> open(String title, String kind, List<String> patterns) {
        return Optional.ofNullable(answers.poll());
    }

    @Override
    public Optional<Path> folder(String title) {
        return Optional.ofNullable(answers.poll());
    }

    @Override
    public Optional<Path> save(String title, String suggested) {
        return Optional.ofNullable(answers.poll());
    }
}
