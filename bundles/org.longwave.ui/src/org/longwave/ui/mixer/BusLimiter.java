package org.longwave.ui.mixer;

import org.longwave.ui.nls.Nls;
import org.longwave.ui.pane.Frame;

/** Window thread. What a bus's true-peak limiter turns down now. */
record BusLimiter(int bus, String busName) implements ReductionField.Source {
    @Override
    public String name() {
        return Nls.text("mixer.limiter.of", busName);
    }

    @Override
    public String label(Frame frame) {
        return Nls.text("mixer.limiter");
    }

    @Override
    public float reductionDb(Frame frame) {
        float gain = frame.meters().busLimiterGain(bus);
        return gain > 0 && gain < 1 ? (float) (-20 * Math.log10(gain)) : 0;
    }

    @Override
    public void open() {
        // there is nothing behind it: its ceiling stands in the station file
    }

    @Override
    public boolean opens() {
        return false;
    }
}
