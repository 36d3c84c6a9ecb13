package io.pushdeck.console.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pushdeck.console.testing.Sample;
import io.pushdeck.console.testing.SampleHistory;
import io.pushdeck.server.identity.ClientId;
import io.pushdeck.server.message.Announcement;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.message.Delivery;
import io.pushdeck.server.message.PushRecord;
import io.pushdeck.server.message.Stage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecipientExportTest {
    private static final String HEADER =
            "client,name,online,plain,stage,queued,written,received,displayed,read,acted,recalled,action,failure\r\n";

    private static Delivery named(String name) {
        return SampleHistory.delivery(new ClientId("c-1"), name, Stage.QUEUED);
    }

    private static String cell(String name) {
        String csv = RecipientExport.csv(List.of(named(name)));
        return csv.substring(HEADER.length() + "c-1,".length(), csv.indexOf(",false,"));
    }

    @Test
    void aLineHoldsTheTimesOfEveryStage() {
        Delivery acted = SampleHistory.delivery(new ClientId("c-1"), "Mei Lin", Stage.ACTED);
        assertEquals(
                HEADER
                        + "c-1,Mei Lin,true,false,acted,2026-11-23T09:30:00Z,2026-11-23T09:30:00.012Z,"
                        + "2026-11-23T09:30:00.097Z,2026-11-23T09:30:00.140Z,2026-11-23T09:30:02.300Z,"
                        + "2026-11-23T09:30:09.800Z,,out,\r\n",
                RecipientExport.csv(List.of(acted)));
    }

    @Test
    void whatIsNotKnownStaysEmpty() {
        Delivery stopped = SampleHistory.delivery(new ClientId("c-1"), "Mei", Stage.FAILED);
        assertEquals(
                HEADER + "c-1,Mei,true,,failed,2026-11-23T09:30:00Z,,,,,,,,stopped\r\n",
                RecipientExport.csv(List.of(stopped)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)"})
    void noNameIsAFormula(String name) {
        assertEquals("'" + name, cell(name));
    }

    @Test
    void aFormulaWithACommaIsQuotedToo() {
        assertEquals("\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"", cell("=HYPERLINK(\"http://x\",\"y\")"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {"a,b|\"a,b\"", "say \"hi\"|\"say \"\"hi\"\"\"", "李娜|李娜", "plain|plain"})
    void textsAreQuotedWhereTheyMustBe(String name, String cell) {
        assertEquals(cell, cell(name));
    }

    @Test
    void jsonEscapesWhatItMust() {
        PushRecord push = SampleHistory.push(
                7, new Announcement("Say \"hi\"", "one\ntwo\\\u0001"), Audience.EVERYONE, 1, Sample.NOW);
        assertEquals("""
                {
                  "push": "p7",
                  "title": "Say \\"hi\\"",
                  "body": "one\\ntwo\\\\\\u0001",
                  "severity": "info",
                  "at": "2026-11-23T09:30:00Z",
                  "version": 1,
                  "recipients": [
                    {"client": "c-1", "name": "李娜", "online": false, "stage": "queued", "queued": "2026-11-23T09:30:00Z"}
                  ]
                }
                """, RecipientExport.json(push, List.of(named("李娜"))));
    }
}
