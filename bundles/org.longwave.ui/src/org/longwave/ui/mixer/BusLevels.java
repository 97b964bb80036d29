package org.longwave.ui.mixer;

import org.eclipse.swt.graphics.Rectangle;
import org.longwave.ui.pane.Frame;
import org.longwave.ui.pane.LevelMeter;
import org.longwave.ui.pane.Pane;

/**
 * Window thread. The levels of a bus for its meter, on the scale that was chosen. Without the bus's meters: its peak and
 * RMS as the engine has them.
 */
final class BusLevels implements LevelMeter.Levels {
    private static final int USUAL_DBFS = -18;

    private final int bus;
    private final BusReading reading;
    private final BusScale scale;
    private final int alignmentDbfs;

    private BusLevels(Pane pane, int bus, BusScale scale) {
        this.bus = bus;
        this.scale = scale;
        reading = new BusReading(pane, bus);
        Double told = pane.studio().desk().alignmentDbfs();
        alignmentDbfs = told == null ? USUAL_DBFS : (int) Math.round(told);
    }

    /** The meter of a bus; {@code marks} are those of a scale in dBFS. */
    static LevelMeter meter(Pane pane, Rectangle well, int bar, int[] marks, int bus) {
        BusLevels levels = new BusLevels(pane, bus, BusScale.chosen(pane.studio()));
        return new LevelMeter(pane, well, bar, levels.scale.marks(levels.alignmentDbfs, marks), levels);
    }

    /** Peak and RMS, whatever was chosen. */
    static LevelMeter.Levels plain(Pane pane, int bus) {
        return new BusLevels(pane, bus, BusScale.PEAK);
    }

    private boolean measured(Frame f) {
        return scale != BusScale.PEAK && reading.of(f);
    }

    @Override
    public float peak(Frame f, int channel) {
        return measured(f) ? scale.peak(reading.frame(), channel) : f.meters().busPeak(bus, channel);
    }

    @Override
    public float rms(Frame f, int channel) {
        return measured(f) ? scale.body(reading.frame(), channel) : f.meters().busRms(bus, channel);
    }

    @Override
    public String sign(Frame f) {
        return "";
    }

    @Override
    public String mark(int mark) {
        return scale.figure(mark, alignmentDbfs);
    }

    @Override
    public String name() {
        return scale.words();
    }
}
