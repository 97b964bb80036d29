package org.longwave.ui.desk;

import java.util.ArrayList;
import java.util.List;
import org.longwave.api.AudioEngine;
import org.longwave.api.MeterFrame;
import org.longwave.api.StripInfo;
import org.longwave.api.command.Command;
import org.longwave.api.command.SetSolo;
import org.longwave.ui.nls.Nls;

/**
 * Any thread. Solo in place was allowed, or forbidden, which ends every solo.
 *
 * @param solos what brings back the solos that it ended
 * @param places what those speak of
 */
record SoloLock(Desk desk, String words, boolean locked, List<Command> solos, List<String> places) implements Undoable {
    /** Changes it, and remembers how it was; nothing when it stands so already. */
    static void change(Desk desk, boolean locked) {
        DeskState now = desk.state();
        AudioEngine engine = now.engine();
        if (engine == null) {
            desk.refuse(Nls.text("desk.noEngine"));
            return;
        }
        desk.order(Nls.text(locked ? "mixer.solo.lock" : "mixer.solo.unlock"), () -> {
            if (engine.isSoloLocked() == locked) return;
            List<Command> solos = new ArrayList<>();
            List<String> places = new ArrayList<>();
            if (locked) soloed(now, solos, places);
            engine.lockSolo(locked);
            String words = Nls.text(locked ? "undo.soloLock.on" : "undo.soloLock.off");
            desk.did(new SoloLock(desk, words, locked, List.copyOf(solos), List.copyOf(places)));
        });
    }

    private static void soloed(DeskState now, List<Command> solos, List<String> places) {
        MeterFrame meters = new MeterFrame();
        now.engine().readMeters(meters);
        for (StripInfo strip : now.strips())
            if (meters.stripFlag(strip.number(), MeterFrame.SOLO)) {
                solos.add(new SetSolo(strip.number(), true));
                places.add(Places.strip(now, strip.number()));
            }
    }

    @Override
    public void back() {
        become(!locked);
    }

    @Override
    public void forth() {
        become(locked);
    }

    private void become(boolean next) {
        desk.order(words, () -> {
            AudioEngine engine = desk.state().engine();
            if (engine == null) throw new IllegalStateException(Nls.text("desk.noEngine"));
            engine.lockSolo(next);
            if (!next) desk.resubmit(words, places, solos);
        });
    }
}
