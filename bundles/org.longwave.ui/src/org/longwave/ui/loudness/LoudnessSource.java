package org.longwave.ui.loudness;

import org.longwave.api.meter.BusMeterFrame;
import org.longwave.api.meter.BusMeters;
import org.longwave.ui.Studio;
import org.longwave.ui.pane.Frame;

/** Window thread. The meters of the chosen bus, read once for each frame of the window. */
final class LoudnessSource {
    private final Studio studio;
    private final BusChoice bus;
    private final BusMeterFrame values = new BusMeterFrame();
    private long readNanos;
    private boolean there;

    LoudnessSource(Studio studio, BusChoice bus) {
        this.studio = studio;
        this.bus = bus;
    }

    /** The meters of now; null while there are none. */
    BusMeterFrame of(Frame frame) {
        if (frame.nanos() != readNanos) {
            readNanos = frame.nanos();
            int number = bus.number(frame.desk());
            BusMeters meters = number < 0 ? null : studio.watch().meters();
            there = meters != null && meters.read(number, values);
        }
        return there ? values : null;
    }
}
