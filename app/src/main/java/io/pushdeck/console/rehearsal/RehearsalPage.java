package io.pushdeck.console.rehearsal;

import io.pushdeck.console.desk.Desk;
import io.pushdeck.console.i18n.Texts;
import io.pushdeck.console.navigation.Destination;
import io.pushdeck.console.ui.Icons;
import io.pushdeck.console.ui.PageHeader;
import io.pushdeck.console.ui.TroubleBar;
import io.pushdeck.server.rehearsal.RehearsalStatus.Phase;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/// Clients with nobody behind them: chosen, started, watched, ended.
public final class RehearsalPage extends VBox {
    private final Texts texts;
    private final RehearsalModel model;
    private final TallyCard tally;
    private final Button start;
    private final Button push;
    private final Button end;
    private final Subscription subscription;

    public RehearsalPage(Desk desk, RehearsalModel model) {
        this.texts = desk.texts();
        this.model = model;
        this.tally = new TallyCard(desk, model);
        this.start = button("start", Feather.PLAY);
        this.push = button("push", Feather.SEND);
        this.end = button("end", Feather.SQUARE);
        setId("rehearsal-page");
        getStyleClass().addAll("page", "rehearsal-page");
        CastForm form = new CastForm(desk, model);
        ObservableValue<Boolean> on = model.statusProperty().map(status -> status.isOn());
        form.visibleProperty().bind(on.map(playing -> !playing));
        tally.visibleProperty().bind(on);
        StackPane content = new StackPane(form, tally);
        StackPane.setAlignment(tally, Pos.TOP_LEFT);
        VBox.setVgrow(content, Priority.ALWAYS);
        TroubleBar refused = new TroubleBar(texts, "rehearsal", model::start);
        getChildren().addAll(header(on), refused, content);
        desk.roles().governs(form, refused, start.getParent());
        subscription = Subscription.combine(
                model.refusedProperty().subscribe(inVain -> {
                    if (inVain) {
                        refused.show("");
                    } else {
                        refused.setVisible(false);
                    }
                }),
                desk.navigator().guide(this::onDestination));
    }

    /// Stops following the desk.
    public void close() {
        subscription.unsubscribe();
        tally.close();
    }

    private PageHeader header(ObservableValue<Boolean> on) {
        start.getStyleClass().add("accent");
        start.disableProperty().bind(model.cast().mixProperty().map(mix -> mix.isEmpty()));
        start.setOnAction(pressed -> model.start());
        push.getStyleClass().add("accent");
        push.setOnAction(pressed -> model.push());
        end.setOnAction(pressed -> model.end());
        ObservableValue<Boolean> ending = model.statusProperty().map(status -> status.phase() == Phase.ENDING);
        push.disableProperty().bind(ending);
        end.disableProperty().bind(ending);
        start.visibleProperty().bind(on.map(playing -> !playing));
        push.visibleProperty().bind(on);
        end.visibleProperty().bind(on);
        HBox buttons = new HBox(end, push, start);
        buttons.getStyleClass().add("rehearsal-buttons");
        buttons.setMinWidth(USE_PREF_SIZE);
        return new PageHeader(texts, "rehearsal")
                .subtitle(texts.binding("rehearsal.subtitle"))
                .right(buttons);
    }

    private Button button(String key, Feather icon) {
        Button button = new Button("", Icons.of(icon));
        button.setId("rehearsal-" + key);
        button.textProperty().bind(texts.binding("rehearsal." + key));
        button.setMinWidth(USE_PREF_SIZE);
        button.managedProperty().bind(button.visibleProperty());
        return button;
    }

    private void onDestination(Destination destination) {
        if (destination instanceof Destination.Rehearsal) {
            (model.statusProperty().get().isOn() ? push : start).requestFocus();
        }
    }
}
