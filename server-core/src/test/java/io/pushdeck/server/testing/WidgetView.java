package io.pushdeck.server.testing;

import java.util.List;
import java.util.Objects;
import org.openqa.selenium.By;
import org.openqa.selenium.SearchContext;
import org.openqa.selenium.WebElement;

/// The widget in the page that a browser shows, as a person sees and uses it. Confined to one thread.
public final class WidgetView {
    private static final By CARDS = By.className("pushdeck-card");

    private static final String TITLES = """
            const widget = document.querySelector('pushdeck-announcements').shadowRoot;
            return [...widget.querySelectorAll('.pushdeck-card')].filter(card => card.checkVisibility())
              .map(card => card.shadowRoot.querySelector('.title').textContent);
            """;

    private final Chromium browser;

    public WidgetView(Chromium browser) {
        this.browser = browser;
    }

    /// Opens the page and waits until the widget's client is connected.
    public void open(String url) {
        browser.open(url);
        awaitLive();
    }

    public void awaitLive() {
        browser.await(
                "the widget is live",
                ignored -> Objects.equals(
                        "live",
                        browser.driver()
                                .executeScript(
                                        "return document.querySelector('pushdeck-announcements')?.client?.state.kind")));
    }

    private SearchContext widget() {
        return browser.driver()
                .findElement(By.tagName("pushdeck-announcements"))
                .getShadowRoot();
    }

    /// Titles of the cards that are in view, the newest first. In one step: cards come and go.
    public List<String> titles() {
        Object titles = browser.driver().executeScript(TITLES);
        return ((List<?>) titles).stream().map(String::valueOf).toList();
    }

    public void awaitTitles(String... titles) {
        browser.await("the cards are " + List.of(titles), ignored -> titles().equals(List.of(titles)));
    }

    /// The insides of the card of that title.
    public SearchContext card(String title) {
        return widget().findElements(CARDS).stream()
                .map(WebElement::getShadowRoot)
                .filter(card ->
                        card.findElement(By.className("title")).getText().equals(title))
                .findFirst()
                .orElseThrow();
    }

    public List<String> buttons(String title) {
        return card(title).findElements(By.cssSelector(".buttons button")).stream()
                .map(WebElement::getText)
                .toList();
    }

    public void press(String title, String action) {
        card(title).findElement(By.id(action)).click();
    }

    /// Opens the inbox behind the bell.
    public void openInbox() {
        widget().findElement(By.className("bell")).click();
    }
}
