package org.longwave.ui.recorder;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.swt.graphics.Point;
import org.longwave.api.BusInfo;
import org.longwave.api.Names;
import org.longwave.api.StripInfo;
import org.longwave.api.output.RecorderTrack;
import org.longwave.ui.desk.Desk;
import org.longwave.ui.desk.DeskState;
import org.longwave.ui.desk.RecorderFacts;
import org.longwave.ui.nls.Nls;
import org.longwave.ui.pane.Pane;
import org.longwave.ui.pane.PopUp;

/** Window thread. What a recorder takes: a tick for each bus and each strip, as it is read or behind its fader; and when. */
final class TrackMenu {
    private TrackMenu() {}

    static void open(Pane pane, String recorder, Point at) {
        RecorderFacts facts = pane.studio().watch().facts().recorders().get(recorder);
        if (facts == null) return;
        DeskState state = pane.studio().desk().state();
        List<String> taken = facts.tracks().stream().map(RecorderTrack::bus).toList();
        PopUp menu = new PopUp(pane);
        for (BusInfo bus : state.buses()) tick(pane, menu, recorder, taken, bus.id(), bus.label());
        PopUp read = menu.line().sub(Nls.text("recorder.tracks.read"));
        PopUp post = menu.sub(Nls.text("recorder.tracks.post"));
        for (StripInfo strip : state.strips()) {
            tick(pane, read, recorder, taken, Names.STRIP_TAP + strip.id(), strip.label());
            tick(pane, post, recorder, taken, Names.POST_TAP + strip.id(), strip.label());
        }
        PopUp armed = menu.line().sub(Nls.text("recorder.tracks.armed"));
        for (RecorderTrack track : facts.tracks()) armed(pane, armed, recorder, track);
        menu.line()
                .add(
                        Nls.text("recorder.schedule"),
                        () -> ScheduleDialog.open(pane.canvas().getShell(), pane.studio(), facts.control(), recorder));
        menu.open(at);
    }

    private static void tick(Pane pane, PopUp menu, String recorder, List<String> taken, String bus, String label) {
        menu.check(label, taken.contains(bus), () -> toggle(pane, recorder, bus));
    }

    private static void toggle(Pane pane, String recorder, String bus) {
        Desk desk = pane.studio().desk();
        RecorderFacts facts = pane.studio().watch().facts().recorders().get(recorder);
        if (facts == null) return;
        List<String> next =
                new ArrayList<>(facts.tracks().stream().map(RecorderTrack::bus).toList());
        if (!next.remove(bus)) next.add(bus);
        if (next.isEmpty()) desk.refuse(Nls.text("recorder.tracks.none", recorder));
        else
            desk.order(
                    Nls.text("recorder.tracks.tick", recorder),
                    () -> facts.control().tracks(next));
    }

    private static void armed(Pane pane, PopUp menu, String recorder, RecorderTrack track) {
        Desk desk = pane.studio().desk();
        RecorderFacts facts = pane.studio().watch().facts().recorders().get(recorder);
        String label = RecorderPane.label(desk.state(), track.bus());
        menu.check(
                label,
                track.armed(),
                () -> desk.order(
                        Nls.text("recorder.tracks.arm", recorder),
                        () -> facts.control().arm(track.bus(), !track.armed())));
    }
}
