package io.pushdeck.console.dashboard;

import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.ui.Moments;
import java.time.ZoneId;

/// How times and amounts are said on this page.
record Words(Texts texts, Moments moments, Clockface clockface) {
    static Words of(Texts texts, ZoneId zone) {
        return new Words(texts, new Moments(texts, zone), new Clockface(texts, zone));
    }
}
