package io.pushdeck.console.compose;

import io.pushdeck.server.message.Action;
import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.Course;
import io.pushdeck.server.message.Link;
import io.pushdeck.server.message.Severity;
import io.pushdeck.server.message.TextFormat;
import io.pushdeck.server.protocol.JsonText;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// An announcement as it is typed: it may still be wrong. Immutable.
///
/// @param buttons labels; empty ones do not count
/// @param course  all but the pace counts only together with `acknowledge`
record Draft(
        String title,
        String body,
        TextFormat format,
        Severity severity,
        String icon,
        String linkUrl,
        String linkLabel,
        List<String> buttons,
        Expiry expiry,
        boolean acknowledge,
        Course course,
        Announcement.Manner manner) {
    static final Draft EMPTY = new Draft(
            "",
            "",
            TextFormat.PLAIN,
            Severity.INFO,
            "",
            "",
            "",
            List.of(),
            Expiry.NEVER,
            false,
            Course.USUAL,
            Announcement.Manner.QUIET);

    private static final int LONGEST_NAME = 60;

    Draft {
        buttons = List.copyOf(buttons);
    }

    Draft withExpiry(Expiry changed) {
        return new Draft(
                title, body, format, severity, icon, linkUrl, linkLabel, buttons, changed, acknowledge, course, manner);
    }

    /// Whether there is nothing to push.
    boolean isBlank() {
        return characters() == 0;
    }

    /// Title and text together, as the server counts them.
    int characters() {
        return title.strip().length() + body.strip().length();
    }

    /// What the operator knows it by: the title, or how the text begins.
    String name() {
        String first =
                (title.isBlank() ? body : title).strip().lines().findFirst().orElse("");
        return first.length() <= LONGEST_NAME
                ? first
                // Never between the halves of an emoji.
                : first.substring(0, LONGEST_NAME - (Character.isHighSurrogate(first.charAt(LONGEST_NAME - 1)) ? 1 : 0))
                                .strip()
                        + "…";
    }

    /// How it goes on once it is pushed: without being asked, nobody can fail to acknowledge it.
    Course courseTaken() {
        return acknowledge ? course : Course.USUAL.withPace(course.pace());
    }

    /// The first thing that is wrong in what is written.
    Optional<Problem> problem(Instant now, ZoneId zone) {
        if (isBlank()) {
            return Optional.of(Problem.of(Problem.Kind.NOTHING_WRITTEN));
        }
        if (characters() > Announcement.MAX_CHARACTERS) {
            return Optional.of(Problem.of(Problem.Kind.TOO_LONG, characters() - Announcement.MAX_CHARACTERS));
        }
        return Stream.of(
                        bodyProblem(),
                        linkProblem(),
                        linkLabelProblem(),
                        buttons.stream()
                                .map(Draft::buttonProblem)
                                .flatMap(Optional::stream)
                                .findFirst(),
                        expiry.problem(now, zone))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /// Of JSON, where it stops being JSON.
    Optional<Problem> bodyProblem() {
        if (format != TextFormat.JSON || body.isBlank()) {
            return Optional.empty();
        }
        return JsonText.faultIn(body)
                .map(fault -> Problem.of(
                        switch (fault.cause()) {
                            case UNEXPECTED -> Problem.Kind.JSON_UNEXPECTED;
                            case ENDS_EARLY -> Problem.Kind.JSON_ENDS_EARLY;
                            case MORE -> Problem.Kind.JSON_MORE;
                            case BEYOND_LIMITS -> Problem.Kind.JSON_BEYOND_LIMITS;
                        },
                        fault.line(),
                        fault.column()));
    }

    Optional<Problem> linkProblem() {
        String url = linkUrl.strip();
        boolean wrong = url.isEmpty() ? !linkLabel.isBlank() : !Link.isUsable(url);
        return wrong ? Optional.of(Problem.of(Problem.Kind.LINK)) : Optional.empty();
    }

    Optional<Problem> linkLabelProblem() {
        return tooLong(Problem.Kind.LINK_LABEL, linkLabel, Link.MAX_LABEL);
    }

    static Optional<Problem> buttonProblem(String label) {
        return tooLong(Problem.Kind.BUTTON, label, Action.MAX_LABEL);
    }

    private static Optional<Problem> tooLong(Problem.Kind kind, String text, int limit) {
        int over = text.strip().length() - limit;
        return over > 0 ? Optional.of(Problem.of(kind, over)) : Optional.empty();
    }

    /// What goes to the server.
    ///
    /// @param now when it leaves
    /// @throws IllegalArgumentException if there is a [#problem]
    Announcement announcement(Instant now, ZoneId zone) {
        Optional<Link> link =
                linkUrl.isBlank() ? Optional.empty() : Optional.of(new Link(linkUrl.strip(), linkLabel.strip()));
        return new Announcement(
                title, body, format, severity, icon, link, actions(), expiry.end(now, zone), acknowledge, manner);
    }

    /// The buttons as actions: each id is the label as far as it can be one, so that a page can tell them apart.
    List<Action> actions() {
        List<Action> actions = new ArrayList<>();
        Set<String> taken = new HashSet<>(Set.of(Action.ACKNOWLEDGE, Action.LINK));
        for (String label : buttons) {
            if (!label.isBlank()) {
                String id = idOf(label);
                if (!Action.isId(id) || !taken.add(id)) {
                    id = "button-" + (actions.size() + 1);
                    taken.add(id);
                }
                actions.add(new Action(id, label.strip()));
            }
        }
        return actions;
    }

    private static String idOf(String label) {
        String plain =
                label.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+", "");
        return (plain.length() > 32 ? plain.substring(0, 32) : plain).replaceAll("-+$", "");
    }
}
