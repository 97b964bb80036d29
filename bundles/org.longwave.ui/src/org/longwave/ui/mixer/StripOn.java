package org.longwave.ui.mixer;

import org.longwave.api.MeterFrame;
import org.longwave.api.StripInfo;
import org.longwave.api.command.SetFader;
import org.longwave.ui.desk.Desk;
import org.longwave.ui.nls.Nls;
import org.longwave.ui.pane.Frame;

/**
 * Window thread. A strip's ON: it is on while its fader is open; pressing closes the fader, and opens it again where it
 * was. After a start it opens at 0 dB, and that is meant: 0 dB is the level every source is lined up to, while the level
 * of the last show is one that nobody sees before it is on the air.
 */
final class StripOn implements OnButton.Source {
    /** At and below this level nothing passes. */
    private static final float CLOSED_DB = -120;

    private final Desk desk;
    private final StripInfo strip;
    private final StripHead.State state;
    private final boolean narrow;
    private final float[] openDb;
    private boolean open;

    /** @param openDb one number that outlives this object: where the fader was when it was open last */
    StripOn(Desk desk, StripInfo strip, StripHead.State state, boolean narrow, float[] openDb) {
        this.desk = desk;
        this.strip = strip;
        this.state = state;
        this.narrow = narrow;
        this.openDb = openDb;
    }

    @Override
    public OnButton.Shape shape(Frame f) {
        float db = f.meters().stripFaderDb(strip.number());
        open = db > CLOSED_DB;
        if (open) openDb[0] = db;
        if (!open) return OnButton.Shape.OFF;
        return heard(f) ? OnButton.Shape.FILLED : OnButton.Shape.OUTLINE;
    }

    private boolean heard(Frame f) {
        return !flag(f, MeterFrame.MUTED)
                && !flag(f, MeterFrame.SOLO_MUTED)
                && !state.of(f).alarm();
    }

    private boolean flag(Frame f, int flag) {
        return f.meters().stripFlag(strip.number(), flag);
    }

    @Override
    public String words(Frame f) {
        if (!(f.meters().stripFaderDb(strip.number()) > CLOSED_DB)) return Nls.text("mixer.off");
        if (state.of(f).alarm()) return Nls.text(narrow ? "mixer.noSig" : "mixer.on.noSignal");
        if (flag(f, MeterFrame.MUTED) || flag(f, MeterFrame.SOLO_MUTED))
            return Nls.text(narrow ? "mixer.muted" : "mixer.on.muted");
        return Nls.text("mixer.on");
    }

    @Override
    public void press() {
        desk.submit(new SetFader(strip.number(), open ? Float.NEGATIVE_INFINITY : openDb[0]));
    }
}
