package io.pushdeck.console.groups;

import io.pushdeck.console.bridge.GroupRow;
import io.pushdeck.console.bridge.Mirror;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.ui.GroupDot;
import io.pushdeck.console.ui.Icons;
import io.pushdeck.server.group.Group;
import io.pushdeck.server.message.Audience;
import io.pushdeck.server.message.Reach;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.input.DragEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/// One line of a list of groups: colour, name, how many are online and how many there are. An empty entry is everyone.
final class GroupCell extends ListCell<Optional<GroupRow>> {
    private static final PseudoClass BEFORE = PseudoClass.getPseudoClass("insert-before");
    private static final PseudoClass AFTER = PseudoClass.getPseudoClass("insert-after");
    /// How much of a line, above and below, is its edge.
    private static final double EDGE = 0.25;

    private final Texts texts;
    private final Mirror mirror;
    private final String idPrefix;
    private final GroupDot dot = new GroupDot(Group.Colour.GREY, Group.Icon.DOT);
    private final StackPane image = new StackPane();
    private final Label name = new Label();
    private final Label rule = new Label("", Icons.of(Feather.FILTER));
    private final Label count = new Label();
    private final Tooltip tooltip = new Tooltip();
    private final HBox line = new HBox(image, name, rule, count);
    private Subscription watching = Subscription.EMPTY;
    private double aim = 0.5;

    GroupCell(Texts texts, Mirror mirror, String idPrefix) {
        this.texts = texts;
        this.mirror = mirror;
        this.idPrefix = idPrefix;
        getStyleClass().add("group-cell");
        image.getStyleClass().add("group-image");
        name.getStyleClass().add("group-name");
        name.setMaxWidth(Double.MAX_VALUE);
        name.setMinWidth(0);
        HBox.setHgrow(name, Priority.ALWAYS);
        rule.getStyleClass().add("rule-mark");
        rule.setMinWidth(USE_PREF_SIZE);
        rule.managedProperty().bind(rule.visibleProperty());
        count.getStyleClass().add("count-pill");
        count.setMinWidth(USE_PREF_SIZE);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("group-line");
        // Else a long name would make the list scroll sideways instead of being cut short.
        setPrefWidth(0);
        // A filter: it comes before whoever asks what letting go would do.
        addEventFilter(DragEvent.DRAG_OVER, over -> aim = over.getY() / Math.max(1, getHeight()));
        addEventHandler(DragEvent.DRAG_EXITED, left -> showEdge(false));
    }

    /// Whether what is held over this line is nearer to the next line than to its middle.
    boolean isAimedAtEdge() {
        return aim < EDGE || aim > 1 - EDGE;
    }

    boolean isAimedAfter() {
        return aim > 0.5;
    }

    /// Shows the place between two lines where something would go.
    void showEdge(boolean shown) {
        pseudoClassStateChanged(BEFORE, shown && !isAimedAfter());
        pseudoClassStateChanged(AFTER, shown && isAimedAfter());
    }

    @Override
    protected void updateItem(Optional<GroupRow> entry, boolean empty) {
        super.updateItem(entry, empty);
        watching.unsubscribe();
        watching = Subscription.EMPTY;
        boolean none = empty || entry == null;
        // What is dropped below the last line is not dropped on a line.
        setMouseTransparent(none);
        setGraphic(none ? null : line);
        setTooltip(none ? null : tooltip);
        setId(null);
        if (!none) {
            entry.ifPresentOrElse(this::showGroup, this::showEveryone);
        }
    }

    private void showGroup(GroupRow row) {
        setId(idPrefix + row.id());
        image.getChildren().setAll(dot);
        watching = Subscription.combine(
                row.groupProperty().subscribe(group -> {
                    dot.show(group);
                    name.setText(group.name());
                    rule.setVisible(group.isSmart());
                }),
                row.reachProperty().subscribe(this::showReach),
                texts.languageProperty().subscribe(language -> {
                    // Not in words: those would leave a long name no room.
                    rule.setAccessibleText(texts.text("groups.rule.badge"));
                    showReach(row.reachProperty().get());
                }));
    }

    private void showReach(Reach reach) {
        count.setText(
                reach.offline() == 0
                        ? texts.text("groups.count.all", reach.online())
                        : texts.text("groups.count", reach.online(), reach.people()));
        tooltip.setText(texts.text("groups.count.words", reach.online(), reach.offline()));
    }

    private void showEveryone() {
        setId(idPrefix + "everyone");
        image.getChildren().setAll(Icons.of(Feather.GLOBE));
        rule.setVisible(false);
        watching = Subscription.combine(
                texts.languageProperty().subscribe(language -> {
                    name.setText(texts.text("transfer.everyone"));
                    tooltip.setText(texts.text("groups.everyone.words"));
                }),
                mirror.revisionProperty()
                        .subscribe(revision -> count.setText(texts.text(
                                "groups.count.all",
                                mirror.reach(Audience.EVERYONE).online()))));
    }
}
