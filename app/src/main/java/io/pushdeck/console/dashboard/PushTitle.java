package io.pushdeck.console.dashboard;

import io.pushdeck.console.ui.PlainLine;
import io.pushdeck.server.message.PushRecord;

/// What to call a push in one line.
final class PushTitle {
    private static final int LONGEST = 80;

    private PushTitle() {}

    static String of(PushRecord push) {
        String title = push.announcement().title();
        return PlainLine.of(title.isBlank() ? push.announcement().body() : title, LONGEST);
    }
}
