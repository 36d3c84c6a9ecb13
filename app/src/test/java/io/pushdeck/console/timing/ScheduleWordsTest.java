package io.pushdeck.console.timing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.testing.SamplePlans;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScheduleWordsTest {
    private final Texts texts = new Texts();
    private final ScheduleWords words = new ScheduleWords(texts, ZoneOffset.UTC);

    private void says(Map<String, String> expected) {
        expected.forEach((cron, text) -> assertEquals(text, words.of(SamplePlans.cron(cron)), cron));
    }

    @Test
    void inEnglish() {
        says(Map.of(
                "0 9 * * 1-5", "Every weekday at 09:00",
                "0 9 * * *", "Every day at 09:00",
                "30 17 * * 1", "Every Monday at 17:30",
                "0 9 * * 1,4", "Every Monday, Thursday at 09:00",
                "0 9 1 * *", "Every month on the 1st at 09:00",
                "0 9 22 * *", "Every month on the 22nd at 09:00",
                "*/30 9-16 * * *", "Every 30 minutes between 09:00 and 17:00",
                "0 * * * *", "Every hour",
                "*/5 9-16 * * 1-5", "Every weekday, every 5 minutes between 09:00 and 17:00",
                "0 9 13 * 5", "By the rule 0 9 13 * 5"));
        assertEquals("Once, on Tue 24 Nov, 18:00", words.of(SamplePlans.at("2026-11-24T18:00")));
    }

    @Test
    void inChinese() {
        texts.languageProperty().set(Locale.SIMPLIFIED_CHINESE);
        says(Map.of(
                "0 9 * * 1-5", "每个工作日 09:00",
                "30 17 * * 1", "每星期一 17:30",
                "0 9 * * 0,6", "每个周末 09:00",
                "0 9 1 * *", "每月 1 日 09:00",
                "*/30 9-16 * * *", "09:00 到 17:00 每 30 分钟",
                "*/5 9-16 * * 1-5", "每个工作日 09:00 到 17:00 每 5 分钟"));
        assertEquals("一次，11月24日 周二 18:00", words.of(SamplePlans.at("2026-11-24T18:00")));
    }
}
