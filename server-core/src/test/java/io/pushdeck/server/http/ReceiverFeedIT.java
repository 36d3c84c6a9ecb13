package io.pushdeck.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.pushdeck.server.message.Position;
import io.pushdeck.server.message.Stage;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/// What the page shows of that which is sent.
class ReceiverFeedIT extends ReceiverPage {
    @Test
    void announcementAppearsWithItsTitleAndTheNewestOnTop() {
        openLive();

        server.push("p1", "{\"title\":\"Lunch is served\",\"body\":\"Hall B, ground floor\"}");
        server.push("p2", "{\"title\":\"Doors close at 18:00\"}");

        awaitCards(2);
        assertEquals(
                "Doors close at 18:00", inCard(cards().getFirst(), ".title").getText());
        assertEquals("Lunch is served", inCard(cards().getLast(), ".title").getText());
        assertEquals(
                "Hall B, ground floor", inCard(cards().getLast(), ".title + p").getText());
        assertFalse(browser.byId("empty").isDisplayed());
    }

    @Test
    void markupFromTheWireIsShownAsItIsWritten() {
        openLive();

        server.send("{\"type\":\"message\",\"text\":\"<img src=x onerror=alert(1)>\"}");
        server.push("p1", "{\"body\":\"<script>alert(2)</script><b>bold</b>\",\"format\":\"markdown\"}");

        awaitCards(2);
        assertEquals("<img src=x onerror=alert(1)>", title(cards().getLast()));
        assertEquals(
                "<script>alert(2)</script><b>bold</b>",
                inCard(cards().getFirst(), ".main p").getText());
        assertEquals(List.of(), browser.driver().findElements(By.cssSelector("#feed img, #feed script, #feed b")));
        assertEquals(List.of(), cards().getFirst().getShadowRoot().findElements(By.cssSelector("img, script, b")));
        assertEquals(List.of(), browser.problems());
    }

    @Test
    void bytesAreShownByTheirNumber() {
        openLive();

        server.send(new byte[1204]);

        awaitCards(1);
        // What has only begun to fade in has no text yet for the driver.
        browser.await(
                "the number of bytes is shown",
                ignored -> cards().getFirst()
                        .findElement(By.className("card-body"))
                        .getText()
                        .equals("Binary message, 1,204 bytes"));
    }

    @Test
    void feedKeepsTheNewestTwoHundred() {
        openLive();

        for (int n = 1; n <= 205; n++) {
            pushTitle("Number " + n);
        }

        browser.await(
                "the last one arrived",
                ignored -> !cards().isEmpty() && title(cards().getFirst()).equals("Number 205"));
        assertEquals(200, cards().size());
        assertEquals("Number 6", title(cards().getLast()));
    }

    @Test
    void whoReadsFurtherDownIsToldHowManyAreNew() {
        openLive();
        for (int n = 1; n <= 40; n++) {
            pushTitle("Number " + n);
        }
        awaitCards(40);
        assertFalse(browser.byId("new").isDisplayed());

        browser.driver().executeScript("window.scrollTo({ top: 900, behavior: 'instant' })");
        pushTitle("One");
        pushTitle("Two");
        browser.awaitText("new", "↑ 2 new");

        browser.byId("new").click();
        browser.await("the button is gone", ignored -> !browser.byId("new").isDisplayed());
        browser.await(
                "back at the top",
                ignored -> Objects.equals(0L, browser.driver().executeScript("return scrollY")));
    }

    @Test
    void buttonOfAnAnnouncementAnswersTheOperator() throws Exception {
        openLive();

        server.push(
                "drill",
                "{\"title\":\"Fire drill\",\"severity\":\"critical\",\"actions\":[{\"id\":\"out\",\"label\":\"I am out\"}]}");
        awaitCards(1);
        awaitReceipt(Stage.READ, "");
        inCard(cards().getFirst(), "button").click();

        awaitReceipt(Stage.ACTED, "out");
        browser.await(
                "the answer",
                ignored -> inCard(cards().getFirst(), ".main").getText().contains("You answered: I am out"));
        assertEquals(List.of(), browser.problems());
    }

    @Test
    void recallTakesTheAnnouncementFromTheScreen() throws Exception {
        openLive();
        pushTitle("A mistake");
        awaitCards(1);

        server.recall("A-mistake");

        awaitCards(0);
        awaitReceipt(Stage.RECALLED, "");
        browser.await("nothing there", ignored -> browser.byId("empty").isDisplayed());
    }

    @Test
    void reloadGoesOnWhereItWasAndKeepsWhatWasThere() throws Exception {
        openLive();
        pushTitle("Still here");
        awaitCards(1);
        awaitReceipt(Stage.READ, "");
        hello();

        browser.driver().navigate().refresh();

        browser.awaitText("status-label", "Live");
        awaitCards(1);
        assertEquals(new Position("e", 1), hello().resume().orElseThrow());
    }

    @Test
    void jsonIsShownAsItIs() {
        openLive();

        server.push("score", "{\"body\":\"{\\\"score\\\":3}\",\"format\":\"json\"}");

        awaitCards(1);
        assertEquals(
                "{\"score\":3}",
                cards().getFirst().findElement(By.className("card-body")).getText());
    }

    @Test
    void titleCountsWhatArrivesWhileThePageIsOutOfSight() {
        openLive();
        browser.driver()
                .executeScript("Object.defineProperty(document, 'hidden', { value: true, configurable: true })");

        pushTitle("One");
        pushTitle("Two");
        browser.await("the count", driver -> "(2) Announcements · Pushdeck".equals(driver.getTitle()));

        browser.driver().executeScript("delete document.hidden; document.dispatchEvent(new Event('visibilitychange'))");
        assertEquals("Announcements · Pushdeck", browser.driver().getTitle());
    }
}
