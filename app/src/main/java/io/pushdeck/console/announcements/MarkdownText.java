package io.pushdeck.console.announcements;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import javafx.scene.transform.Shear;

/// The Markdown of protocol.md as nodes: paragraphs, lists, strong, emphasis, code and links. What it does not know
/// stays
/// the text it is, as in the widget of the SDK, whose rules these are.
final class MarkdownText {
    private static final Pattern INLINE = Pattern.compile(
            "`([^`]+)`|\\*\\*(\\S(?:[\\s\\S]{0,999}?\\S)??)\\*\\*|\\*([^\\s*](?:[^*]*[^\\s*])?)\\*"
                    + "|\\[([^\\[\\]]+)]\\((https?:[^\\s)]+)\\)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ITEM = Pattern.compile(" {0,3}(?:[-*+]|(\\d{1,9})[.)]) +(.*)");

    private static final String EMPHASIS = "recipient-emphasis";
    /// Of a line, in pixels.
    private static final double BASELINE = 15;

    private MarkdownText() {}

    /// One for each paragraph and each item of a list.
    static List<Node> of(String text) {
        List<Node> blocks = new ArrayList<>();
        for (String part : text.split("\\n\\s*\\n", -1)) {
            addBlocks(part, blocks);
        }
        return blocks;
    }

    private static void addBlocks(String part, List<Node> blocks) {
        List<String> paragraph = new ArrayList<>();
        int number = 0;
        for (String line : part.split("\n", -1)) {
            Matcher item = ITEM.matcher(line);
            if (item.matches()) {
                endParagraph(paragraph, blocks);
                Optional<String> first = Optional.ofNullable(item.group(1));
                number = first.isEmpty() ? 0 : number == 0 ? Integer.parseInt(first.get()) : number + 1;
                blocks.add(item(first.isEmpty() ? "•" : number + ".", item.group(2)));
            } else {
                paragraph.add(line);
            }
        }
        endParagraph(paragraph, blocks);
    }

    private static void endParagraph(List<String> lines, List<Node> blocks) {
        if (!lines.isEmpty()) {
            blocks.add(flow(String.join("\n", lines)));
            lines.clear();
        }
    }

    private static Node item(String mark, String text) {
        Label bullet = new Label(mark);
        bullet.getStyleClass().add("recipient-bullet");
        bullet.setMinWidth(Region.USE_PREF_SIZE);
        TextFlow words = flow(text);
        HBox.setHgrow(words, Priority.ALWAYS);
        return new HBox(bullet, words);
    }

    private static TextFlow flow(String text) {
        TextFlow flow = new TextFlow();
        flow.getStyleClass().add("recipient-text");
        addInline(text, List.of(), flow);
        return flow;
    }

    private static void addInline(String text, List<String> styles, TextFlow flow) {
        Matcher found = INLINE.matcher(text);
        int from = 0;
        while (found.find()) {
            add(text.substring(from, found.start()), styles, flow);
            if (found.group(1) != null) {
                add(found.group(1), with(styles, "recipient-code"), flow);
            } else if (found.group(2) != null) {
                addInline(found.group(2), with(styles, "recipient-strong"), flow);
            } else if (found.group(3) != null) {
                addInline(found.group(3), with(styles, EMPHASIS), flow);
            } else {
                add(found.group(4), with(styles, "recipient-link"), flow);
            }
            from = found.end();
        }
        add(text.substring(from), styles, flow);
    }

    private static List<String> with(List<String> styles, String more) {
        List<String> all = new ArrayList<>(styles);
        all.add(more);
        return all;
    }

    private static void add(String words, List<String> styles, TextFlow flow) {
        if (words.isEmpty()) {
            return;
        }
        boolean slanted = styles.contains(EMPHASIS);
        // Our font has no italics, and a whole paragraph could not be slanted: word by word.
        for (String part : slanted ? words.split("(?<=\\s)", -1) : new String[] {words}) {
            Text text = new Text(part);
            text.getStyleClass().add("recipient-words");
            text.getStyleClass().addAll(styles);
            if (slanted) {
                text.getTransforms().add(new Shear(-0.2, 0, 0, BASELINE));
            }
            flow.getChildren().add(text);
        }
    }
}
