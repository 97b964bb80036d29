package org.longwave.ui.mixer;

import org.longwave.ui.pane.Frame;
import org.longwave.ui.pane.LevelMeter;

/** Window thread. The levels of a bus for its meter. */
record BusLevels(int bus) implements LevelMeter.Levels {
    @Override
    public float peak(Frame f, int channel) {
        return f.meters().busPeak(bus, channel);
    }

    @Override
    public float rms(Frame f, int channel) {
        return f.meters().busRms(bus, channel);
    }

    @Override
    public String sign(Frame f) {
        return "";
    }
}
