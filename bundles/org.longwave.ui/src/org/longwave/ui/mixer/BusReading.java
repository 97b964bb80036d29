package org.longwave.ui.mixer;

import org.longwave.api.meter.BusMeterFrame;
import org.longwave.ui.law.Words;
import org.longwave.ui.pane.Frame;
import org.longwave.ui.pane.Pane;
import org.longwave.ui.pane.PeakField;

/** Window thread. The meters of one bus, read once in a frame for all who show some of them. */
final class BusReading implements PeakField.Peaks {
    private final Pane pane;
    private final int bus;
    private final BusMeterFrame frame = new BusMeterFrame();
    private long readAt;
    private boolean known;

    BusReading(Pane pane, int bus) {
        this.pane = pane;
        this.bus = bus;
    }

    /** False when there are no meters of this bus. */
    boolean of(Frame f) {
        if (f.nanos() != readAt) known = pane.studio().desk().readMeters(bus, frame);
        readAt = f.nanos();
        return known;
    }

    BusMeterFrame frame() {
        return frame;
    }

    /** "-22.9", a dash when nothing has been measured. */
    static String lufs(float lufs) {
        return Float.isFinite(lufs) ? Words.gain(lufs) : Words.NONE;
    }

    /** True peak; the sample peak when there are no meters. */
    @Override
    public float peak(Frame f) {
        return of(f)
                ? Math.max(frame.truePeak(0), frame.truePeak(1))
                : Math.max(f.meters().busPeak(bus, 0), f.meters().busPeak(bus, 1));
    }

    @Override
    public int clips(Frame f) {
        return f.meters().busClips(bus);
    }
}
