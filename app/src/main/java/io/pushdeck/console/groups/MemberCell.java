package io.pushdeck.console.groups;

import java.util.function.Function;
import javafx.scene.control.TableCell;
import javafx.scene.layout.Region;

/// One aspect of a member; grey if the member is offline.
final class MemberCell extends TableCell<Member, Member> {
    private final Function<Member, String> words;
    private boolean dotted;

    MemberCell(Function<Member, String> words) {
        this.words = words;
    }

    MemberCell withDot() {
        dotted = true;
        return this;
    }

    @Override
    protected void updateItem(Member member, boolean empty) {
        super.updateItem(member, empty);
        getStyleClass().remove("offline");
        if (empty || member == null) {
            setText(null);
            setGraphic(null);
            return;
        }
        setText(words.apply(member));
        if (!member.online()) {
            getStyleClass().add("offline");
        }
        if (dotted) {
            Region dot = new Region();
            dot.getStyleClass().setAll("state-dot", member.online() ? "state-live" : "state-offline");
            setGraphic(dot);
        }
    }
}
