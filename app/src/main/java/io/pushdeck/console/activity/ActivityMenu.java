package io.pushdeck.console.activity;

import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.ui.Icons;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// What can be done with a line.
final class ActivityMenu extends ContextMenu {
    private final Texts texts;
    private final MenuItem answer = item("activity-menu-answer", Feather.CORNER_UP_LEFT);
    private final MenuItem conversation = item("activity-menu-conversation", Feather.INBOX);
    private final MenuItem only = item("activity-menu-only", Feather.FILTER);
    private final MenuItem copy = item("activity-menu-copy", Feather.COPY);
    private final BooleanSupplier locked;
    private @Nullable ActivityEntry entry;

    ActivityMenu(
            Texts texts,
            BooleanSupplier locked,
            Consumer<ActivityEntry> onAnswer,
            Consumer<ActivityEntry> onConversation,
            Consumer<ActivityEntry> onCopy,
            Consumer<ActivityEntry> onShowOnly) {
        this.texts = texts;
        this.locked = locked;
        onPick(answer, onAnswer);
        onPick(conversation, onConversation);
        onPick(only, onShowOnly);
        onPick(copy, onCopy);
        getItems().addAll(answer, conversation, only, copy);
    }

    private static MenuItem item(String id, Feather icon) {
        MenuItem item = new MenuItem("", Icons.of(icon));
        item.setId(id);
        return item;
    }

    private void onPick(MenuItem item, Consumer<ActivityEntry> action) {
        item.setOnAction(event -> {
            if (entry != null) {
                action.accept(entry);
            }
        });
    }

    /// Makes the menu fit the line it is opened on.
    void prepare(@Nullable ActivityEntry on) {
        entry = on;
        answer.setText(texts.text("activity.answer"));
        answer.setDisable(on == null || on.message().isEmpty() || locked.getAsBoolean());
        conversation.setText(texts.text("activity.conversation"));
        conversation.setDisable(on == null || on.message().isEmpty());
        only.setDisable(on == null || on.client().isEmpty());
        only.setText(texts.text("activity.only", on == null ? "…" : on.subject().in(texts)));
        copy.setText(texts.text("activity.copy"));
        copy.setDisable(on == null);
    }
}
