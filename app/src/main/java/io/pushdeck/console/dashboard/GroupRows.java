package io.pushdeck.console.dashboard;

import io.pushdeck.console.bridge.Mirror;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.ui.GroupDot;
import io.pushdeck.console.ui.PlainLine;
import io.pushdeck.server.group.Group;
import io.pushdeck.server.identity.GroupId;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The groups with the most people online, looked at when something else is drawn anyway.
final class GroupRows {
    private static final int MOST = 5;
    private static final int LONGEST = 60;

    private final Words words;
    private final Mirror mirror;
    private final Consumer<GroupId> open;
    private final ListCard card = new ListCard("dashboard-groups");
    private List<Shown> shown = List.of();

    /// What one row says.
    private record Shown(Group group, int online) {}

    GroupRows(Words words, Mirror mirror, DashboardModel model, Consumer<GroupId> open) {
        this.words = words;
        this.mirror = mirror;
        this.open = open;
        model.timelineProperty().subscribe(this::refreshIfChanged);
        words.texts().languageProperty().subscribe(this::refresh);
        refresh();
    }

    Node card() {
        return card;
    }

    // Rows that are made anew lose the focus, so they are made anew for a reason only.
    private void refreshIfChanged() {
        if (!top().equals(shown)) {
            refresh();
        }
    }

    private List<Shown> top() {
        return mirror.groups().stream()
                .map(row -> new Shown(
                        row.groupProperty().get(), row.reachProperty().get().online()))
                .filter(row -> row.online > 0)
                .sorted(Comparator.comparingInt(Shown::online).reversed())
                .limit(MOST)
                .toList();
    }

    private void refresh() {
        shown = top();
        Texts texts = words.texts();
        int most = shown.isEmpty() ? 1 : shown.getFirst().online;
        card.show(
                texts.text("dashboard.groups"),
                texts.text("dashboard.groups.caption"),
                texts.text("dashboard.groups.none"),
                shown.stream().map(each -> row(each, most)).toList());
    }

    private Button row(Shown each, int most) {
        Label name = new Label(PlainLine.of(each.group.name(), LONGEST), new GroupDot(each.group));
        name.getStyleClass().add("dashboard-row-title");
        name.setMinWidth(0);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        Label count = new Label(words.moments().count(each.online));
        count.setMinWidth(Label.USE_PREF_SIZE);
        HBox line = new HBox(name, count);
        line.getStyleClass().add("dashboard-row-line");
        line.setAlignment(Pos.CENTER_LEFT);
        ProgressBar bar = new ProgressBar((double) each.online / most);
        bar.getStyleClass().addAll("small", "dashboard-bar");
        bar.setMaxWidth(Double.MAX_VALUE);
        VBox both = new VBox(line, bar);
        both.getStyleClass().add("dashboard-row-box");
        Button row = new Button(null, both);
        row.setId("dashboard-group-" + each.group.id().value());
        row.getStyleClass().setAll("dashboard-row");
        row.setMaxWidth(Double.MAX_VALUE);
        row.setAccessibleText(words.texts().text("dashboard.groups.row", name.getText(), each.online));
        row.setOnAction(pressed -> open.accept(each.group.id()));
        return row;
    }
}
